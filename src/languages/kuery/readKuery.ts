import { and, type Expression } from '../../model/Expression.js';
import type { Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { inOrder, type QueryContext } from '../../text/QueryContext.js';
import { createLowering, opaque } from '../../text/QueryLowering.js';
import { say } from './diagnostics.js';
import { lexKuery } from './lexKuery.js';
import { lowerKuery } from './lowerKuery.js';
import { parseKuery } from './parseKuery.js';

/**
 * Reads a query in the Kibana Query Language, as Kibana parses it (kbn-es-query, grammar.peggy) and
 * turns it into a search. What a field's type is, no query says: fields are taken as keywords, whose
 * values are compared whole and in their case. `*` is a wildcard outside quotes only, and the only
 * one: Kibana escapes `?` before it asks Elasticsearch. An empty query finds everything. Never throws.
 */
export function readKuery(query: RawQuery): Reading {
  const context: QueryContext = { query, diagnostics: [] };
  const expression = readExpression(context);
  return { queries: [{ scope: [], expression }], diagnostics: inOrder(context.diagnostics) };
}

function readExpression(context: QueryContext): Expression {
  const { text } = context.query;
  if (text.length > LIMITS.queryLength) {
    const message = `the query has ${text.length} characters; at most ${LIMITS.queryLength} are read`;
    say(context, 'kuery/too-long', message, { start: 0, end: 1 });
    return opaque(createLowering(context), { start: 0, end: 100 });
  }
  const node = parseKuery(context, lexKuery(context));
  return node === null ? and([]) : lowerKuery(node, createLowering(context));
}
