import { decodeString } from './decodeString.js';
import {
  deeper,
  endOfLast,
  expect,
  isNext,
  note,
  type Parser,
  skip,
  unexpected,
} from './Parser.js';
import { parseCall } from './parseCall.js';
import { parseCondition } from './parseCondition.js';
import { isName, parseName } from './parseName.js';
import type { ExpressionNode, LiteralNode } from './SyntaxTree.js';

/** `operatorExpression` of the grammar: sums of products of signed primary expressions. */
export function parseValue(parser: Parser): ExpressionNode {
  return parseChain(parser, ['+', '-'], (inner) => parseChain(inner, ['*', '/', '%'], parseSigned));
}

function parseChain(
  parser: Parser,
  signs: readonly string[],
  parseOperand: (parser: Parser) => ExpressionNode,
): ExpressionNode {
  const first = parseOperand(parser);
  const operands = [first];
  const operators: string[] = [];
  while (signs.some((sign) => isNext(parser, sign))) {
    operators.push(parser.tokens.next().key);
    operands.push(parseOperand(parser));
  }
  if (operators.length === 0) return first;
  return { kind: 'arithmetic', operands, operators, start: first.start, end: endOfLast(parser) };
}

function parseSigned(parser: Parser): ExpressionNode {
  const { start, key } = parser.tokens.peek();
  if (key !== '-' && key !== '+') return parseCasts(parser);
  parser.tokens.next();
  const operand = deeper(parser, parseSigned);
  if (key === '+') return operand;
  return { kind: 'negative', operand, start, end: operand.end };
}

/** A primary expression and the casts behind it, of which only the last type counts. */
function parseCasts(parser: Parser): ExpressionNode {
  const operand = parsePrimary(parser);
  let to: string | null = null;
  while (skip(parser, '::')) {
    if (!isName(parser)) throw unexpected(parser, "the name of a type behind '::'");
    to = parser.tokens.next().key;
  }
  return to === null
    ? operand
    : { kind: 'cast', operand, to, start: operand.start, end: endOfLast(parser) };
}

/** `primaryExpression` of the grammar, without casts. */
export function parsePrimary(parser: Parser): ExpressionNode {
  const { type, key } = parser.tokens.peek();
  if (type === 'string' || type === 'number' || isParameterAlone(parser)) {
    return parseLiteral(parser);
  }
  if (type === 'word' && LITERAL_WORDS.has(key)) return parseLiteral(parser);
  if (key === '(') return deeper(parser, parseParenthesized);
  if (key === '[') return deeper(parser, parseArray);
  if (isName(parser)) return parseNameOrCall(parser);
  throw unexpected(parser, 'a field, a value or a function', hintFor(key));
}

function isParameterAlone(parser: Parser): boolean {
  if (parser.tokens.peek().type !== 'parameter') return false;
  return !isNext(parser, '.', 1) && !isNext(parser, '(', 1);
}

const LITERAL_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

function hintFor(key: string): string | undefined {
  if (key === 'and' || key === 'or') {
    return `There is nothing to join before or behind '${key}': remove it, or add a condition.`;
  }
  if (key === ')') return 'Remove the parenthesis, or add what is missing before it.';
  return undefined;
}

function parseParenthesized(parser: Parser): ExpressionNode {
  parser.tokens.next();
  const first = parser.tokens.peek();
  const inner = parseCondition(parser);
  if (skip(parser, ')')) return inner;
  throw unexpected(
    parser,
    `')' for the '(' before '${first.text.slice(0, 40)}'`,
    'Close the parenthesis, or remove the opening one.',
  );
}

function parseNameOrCall(parser: Parser): ExpressionNode {
  const isCall = isNext(parser, '(', 1);
  return isCall ? deeper(parser, parseCall) : parseName(parser);
}

/** `[1, 2]`: a value of several. */
function parseArray(parser: Parser): ExpressionNode {
  const { start } = parser.tokens.next();
  const items: ExpressionNode[] = [];
  if (!isNext(parser, ']')) {
    do items.push(parseSigned(parser));
    while (skip(parser, ','));
  }
  expect(parser, ']', 'at the end of the list');
  return { kind: 'list', items, start, end: endOfLast(parser) };
}

/** A constant: a string, a number, a time span (`5 minutes`), a parameter, true, false or null. */
export function parseLiteral(parser: Parser): LiteralNode {
  const token = parser.tokens.next();
  const { start, end, text, key } = token;
  switch (token.type) {
    case 'string':
      return parseString(parser, text, start, end);
    case 'parameter':
      return { kind: 'literal', type: 'parameter', text, start, end };
    case 'number':
      return parseNumber(parser, text, start, end);
    default: {
      const type = key === 'null' ? 'null' : 'boolean';
      return { kind: 'literal', type, text: key, start, end };
    }
  }
}

function parseString(parser: Parser, literal: string, start: number, end: number): LiteralNode {
  const { text, quotes, unknownEscapes } = decodeString(literal);
  if (quotes === 'single') {
    note(parser, 'esql/single-quotes', 'a string in single quotes', { start, end });
  }
  for (const offset of unknownEscapes.slice(0, 1)) {
    const at = start + offset;
    const written = parser.text.slice(at, at + 2);
    const message = `'${written}' is no escape: the backslash is kept`;
    note(parser, 'esql/unknown-escape', message, { start: at, end: at + written.length });
  }
  return { kind: 'literal', type: 'string', text, start, end };
}

/** Units of time spans, as the ES|QL reference lists them. */
const UNITS: ReadonlySet<string> = new Set([
  ...['ms', 'millisecond', 'milliseconds', 's', 'sec', 'second', 'seconds'],
  ...['m', 'min', 'minute', 'minutes', 'h', 'hour', 'hours', 'd', 'day', 'days'],
  ...['w', 'week', 'weeks', 'mo', 'month', 'months', 'q', 'quarter', 'quarters'],
  ...['y', 'yr', 'year', 'years'],
]);

function parseNumber(parser: Parser, text: string, start: number, end: number): LiteralNode {
  const unit = parser.tokens.peek();
  if (unit.type !== 'word' || !UNITS.has(unit.key)) {
    return { kind: 'literal', type: 'number', text, start, end };
  }
  parser.tokens.next();
  return { kind: 'literal', type: 'timespan', text: `${text} ${unit.key}`, start, end: unit.end };
}
