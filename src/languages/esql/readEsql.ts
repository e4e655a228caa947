import type { Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { inOrder } from '../../text/QueryContext.js';
import { createValueBudget } from '../../text/ValueBudget.js';
import type { ReadEmbedded } from '../Language.js';
import { report } from './diagnostics.js';
import { type Lowering, tell } from './lowering/Lowering.js';
import { lowerQuery } from './lowering/lowerQuery.js';
import { parseEsql } from './syntax/parseEsql.js';

/**
 * Reads an ES|QL query after its public grammar and reference. The conditions of all WHERE commands
 * that an event passes make one query; a sub-query and each branch of FORK are further queries.
 * Columns are followed to the fields that they come from. `readEmbedded` reads what `kql()` and
 * `qstr()` are given. Never throws.
 */
export function readEsql(query: RawQuery, readEmbedded: ReadEmbedded): Reading {
  if (query.text.length > LIMITS.queryLength) {
    const message = `the query has more than ${LIMITS.queryLength} characters`;
    return { queries: [], diagnostics: [report('esql/too-long', message, query.spanAt(0, 1))] };
  }
  const { query: tree, tokens, notes } = parseEsql(query.text);
  const lowering: Lowering = {
    query,
    readEmbedded,
    tokens,
    diagnostics: [],
    told: new Set(),
    subqueries: new Map(),
    budget: createValueBudget(),
  };
  for (const { code, message, hint, ...extent } of notes) {
    tell(lowering, code, message, extent, hint);
  }
  const queries = lowerQuery(tree, lowering);
  const inner = [...lowering.subqueries.values()].flat();
  return { queries: [...queries, ...inner], diagnostics: inOrder(lowering.diagnostics) };
}
