import type { Expression } from '../../model/Expression.js';
import type { Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { inOrder, type QueryContext } from '../../text/QueryContext.js';
import { createLowering, opaque } from '../../text/QueryLowering.js';
import { say } from './diagnostics.js';
import { lexLucene } from './lexLucene.js';
import { lowerLucene } from './lowerLucene.js';
import { parseLucene } from './parseLucene.js';

/**
 * Reads a query in Lucene's language, as Elasticsearch's `query_string` query reads it (Lucene's
 * classic query parser, the default operator being OR). What a field's type is, no query says:
 * fields are taken as keywords, whose values are compared whole and in their case. Clauses that do
 * not restrict what is found are kept as alternatives to anything (`lowerLucene.ts`). An empty query
 * finds everything, as in Kibana. Never throws.
 */
export function readLucene(query: RawQuery): Reading {
  const context: QueryContext = { query, diagnostics: [] };
  const expression = readExpression(context);
  return { queries: [{ scope: [], expression }], diagnostics: inOrder(context.diagnostics) };
}

function readExpression(context: QueryContext): Expression {
  const { text } = context.query;
  if (text.length > LIMITS.queryLength) {
    const message = `the query has ${text.length} characters; at most ${LIMITS.queryLength} are read`;
    say(context, 'lucene/too-long', message, { start: 0, end: 1 });
    return opaque(createLowering(context), { start: 0, end: 100 });
  }
  const query = parseLucene(context, lexLucene(context));
  return lowerLucene(query, null, createLowering(context));
}
