import { isNext, type Parser, skip, unexpected } from './Parser.js';
import { parseQuery } from './parseQuery.js';
import type { QueryNode } from './SyntaxTree.js';

const SOURCES: readonly string[] = ['from', 'row', 'show', 'ts', 'promql'];

/** Whether the parenthesis at the place opens a query: a source command and its argument follow. */
export function startsSubquery(parser: Parser): boolean {
  if (!isNext(parser, '(') || !SOURCES.some((word) => isNext(parser, word, 1))) return false;
  return ![',', ')', '.', '(', '==', '::'].some((sign) => isNext(parser, sign, 2));
}

/** A whole query in parentheses. */
export function parseSubquery(parser: Parser): QueryNode {
  parser.tokens.next();
  parser.inner += 1;
  try {
    const query = parseQuery(parser);
    if (!skip(parser, ')')) throw unexpected(parser, "')' behind the sub-query");
    return query;
  } finally {
    parser.inner -= 1;
  }
}
