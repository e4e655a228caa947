import type { Diagnostic } from '../../model/Diagnostic.js';
import type { Expression } from '../../model/Expression.js';
import type { Reading } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { LIMITS } from '../../text/limits.js';
import { createLowering } from './Lowering.js';
import { type LuceneContext, say, spanOf } from './LuceneContext.js';
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
  const context: LuceneContext = { query, diagnostics: [] };
  const expression = readExpression(context);
  return { queries: [{ scope: [], expression }], diagnostics: inOrder(context.diagnostics) };
}

function readExpression(context: LuceneContext): Expression {
  const { text } = context.query;
  if (text.length > LIMITS.queryLength) {
    const message = `the query has ${text.length} characters; at most ${LIMITS.queryLength} are read`;
    say(context, 'lucene/too-long', message, { start: 0, end: 1 });
    return {
      kind: 'opaque',
      text: text.slice(0, 100),
      span: spanOf(context, { start: 0, end: 100 }),
    };
  }
  const query = parseLucene(context, lexLucene(context));
  return lowerLucene(query, null, createLowering(context));
}

/** The stages report one after the other; people read from the beginning. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.span.start - b.span.start);
}
