import { decodeString } from './decodeString.js';
import { deeper, endOfLast, expect, isNext, type Parser, skip, unexpected } from './Parser.js';
import { parseValue } from './parseValue.js';
import type { ExpressionNode, MapEntry } from './SyntaxTree.js';

/** Named parameters: `{"fuzziness": 1, "weights": {"fork1": 0.7}}`. */
export function parseMap(parser: Parser): ExpressionNode {
  return deeper(parser, parseEntries);
}

function parseEntries(parser: Parser): ExpressionNode {
  const { start } = expect(parser, '{', 'before named parameters');
  const entries: MapEntry[] = [];
  if (!isNext(parser, '}')) {
    do entries.push(parseEntry(parser));
    while (skip(parser, ','));
  }
  expect(parser, '}', 'behind named parameters');
  return { kind: 'map', entries, start, end: endOfLast(parser) };
}

function parseEntry(parser: Parser): MapEntry {
  if (parser.tokens.peek().type !== 'string') {
    throw unexpected(parser, 'the name of a parameter in double quotes');
  }
  const key = decodeString(parser.tokens.next().text).text;
  expect(parser, ':', 'behind the name of a parameter');
  return { key, value: isNext(parser, '{') ? parseMap(parser) : parseValue(parser) };
}
