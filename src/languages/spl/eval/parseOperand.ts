import { describeUnknown } from '../source/expandMacros.js';
import { unescapeString } from '../source/quoted.js';
import type { EvalNode, EvalOperator } from './EvalNode.js';
import { complainEval, type EvalParser, unexpected, wordOf } from './EvalParser.js';
import type { EvalToken } from './lexEval.js';
import { parseExpression } from './parseEval.js';

/**
 * Parses a value or a comparison of values. Precedence, from the loosest: comparison, LIKE and IN;
 * `+`, `-` and `.`; `*`, `/` and `%`; the sign. Throws a SyntaxFault.
 */
export function parseOperand(parser: EvalParser): EvalNode {
  const { stream } = parser;
  let left = parseSum(parser);
  for (;;) {
    const negated = wordOf(stream.peek()) === 'not' && COMPARING.has(wordOf(stream.peek(1)));
    const token = stream.peek(negated ? 1 : 0);
    const word = wordOf(token);
    if (word !== 'in' && !isComparison(token)) return left;
    if (negated) stream.next();
    stream.next();
    const compared = word === 'in' ? parseIn(parser, left) : parseRight(parser, left, token);
    const { start, end } = compared;
    left = negated ? { kind: 'not', operand: compared, start, end } : compared;
  }
}

const COMPARING: ReadonlySet<string> = new Set(['in', 'like']);
const OPERATORS: ReadonlySet<string> = new Set(['=', '==', '!=', '<', '<=', '>', '>=']);

function isComparison(token: EvalToken): boolean {
  return (token.type === 'operator' && OPERATORS.has(token.text)) || wordOf(token) === 'like';
}

function parseRight(parser: EvalParser, left: EvalNode, token: EvalToken): EvalNode {
  const operator = token.text.toLowerCase() as EvalOperator;
  const right = parseSum(parser);
  return { kind: 'comparison', operator, left, right, start: left.start, end: right.end };
}

function parseIn(parser: EvalParser, left: EvalNode): EvalNode {
  const { stream } = parser;
  if (stream.peek().type !== 'open') throw unexpected("'(' behind IN", stream.peek());
  stream.next();
  const values = parseArguments(parser);
  return { kind: 'in', left, values, start: left.start, end: stream.previous().end };
}

const SUM: ReadonlySet<string> = new Set(['+', '-', '.']);
const PRODUCT: ReadonlySet<string> = new Set(['*', '/', '%']);

function parseSum(parser: EvalParser): EvalNode {
  return parseChain(parser, SUM, () => parseChain(parser, PRODUCT, () => parseSigned(parser)));
}

function parseChain(
  parser: EvalParser,
  operators: ReadonlySet<string>,
  parseNext: () => EvalNode,
): EvalNode {
  const { stream } = parser;
  const first = parseNext();
  const used: string[] = [];
  const operands = [first];
  while (stream.peek().type === 'operator' && operators.has(stream.peek().text)) {
    used.push(stream.next().text);
    operands.push(parseNext());
  }
  if (used.length === 0) return first;
  const { end } = operands.at(-1) ?? first;
  return { kind: 'sum', operators: used, operands, start: first.start, end };
}

function parseSigned(parser: EvalParser): EvalNode {
  const { stream } = parser;
  const token = stream.peek();
  if (token.type !== 'operator' || (token.text !== '-' && token.text !== '+')) {
    return parsePrimary(parser);
  }
  let signs = '';
  while (stream.peek().text === '-' || stream.peek().text === '+') signs += stream.next().text;
  const operand = parsePrimary(parser);
  const { start } = token;
  if (operand.kind === 'literal' && operand.type === 'number') {
    const minus = signs.replaceAll('+', '').length % 2 === 1;
    return { ...operand, value: minus ? `-${operand.value}` : operand.value, start };
  }
  return { kind: 'sum', operators: [signs], operands: [operand], start, end: operand.end };
}

function parsePrimary(parser: EvalParser): EvalNode {
  const { stream, pipeline } = parser;
  const token = stream.peek();
  const { start, end, text, type } = token;
  switch (type) {
    case 'open':
      return parseGroup(parser);
    case 'name':
      return parseName(parser);
    case 'quoted':
      stream.next();
      return {
        kind: 'field',
        name: text.slice(1, -1).replace(/\\'/g, "'"),
        quoted: true,
        start,
        end,
      };
    case 'string':
      stream.next();
      return { kind: 'literal', value: contentOf(text), type: 'string', start, end };
    case 'number':
      stream.next();
      return { kind: 'literal', value: text, type: 'number', start, end };
    case 'block': {
      stream.next();
      const block = pipeline.blocks.get(start);
      if (block === undefined) throw unexpected('a value', token);
      return { kind: 'subsearch', pipeline: block, start, end };
    }
    case 'macro':
      return parseMacro(parser);
    default:
      throw unexpected('a value', token);
  }
}

function contentOf(text: string): string {
  const closed = text.length > 1 && text.endsWith('"');
  return unescapeString(text.slice(1, closed ? -1 : undefined));
}

function parseGroup(parser: EvalParser): EvalNode {
  const { stream } = parser;
  const open = stream.next();
  const inner = parseExpression(parser);
  if (stream.peek().type === 'close') {
    stream.next();
    return inner;
  }
  if (stream.peek().type !== 'end') throw unexpected("an operator or ')'", stream.peek());
  complainEval(parser, 'spl/unterminated', 'the parenthesis is never closed', open);
  return inner;
}

const LITERALS: ReadonlyMap<string, 'boolean' | 'null'> = new Map([
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', 'null'],
]);

const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'not', 'in', 'like']);

function parseName(parser: EvalParser): EvalNode {
  const { stream } = parser;
  const token = stream.peek();
  const { text, start, end } = token;
  const lower = text.toLowerCase();
  const isCall = stream.peek(1).type === 'open';
  if (RESERVED.has(lower) && !(isCall && COMPARING.has(lower))) throw unexpected('a value', token);
  stream.next();
  if (!isCall) {
    const type = LITERALS.get(lower);
    if (type !== undefined) return { kind: 'literal', value: lower, type, start, end };
    return { kind: 'field', name: text, quoted: false, start, end };
  }
  stream.next();
  const given = parseArguments(parser);
  const close = stream.previous().end;
  const type = given.length === 0 ? LITERALS.get(lower) : undefined;
  if (type !== undefined) return { kind: 'literal', value: lower, type, start, end: close };
  return { kind: 'call', name: lower, arguments: given, start, end: close };
}

/** Parses arguments or values up to the parenthesis that closes them, which is passed. */
function parseArguments(parser: EvalParser): readonly EvalNode[] {
  const { stream } = parser;
  const open = stream.previous();
  const nodes: EvalNode[] = [];
  let comma = true;
  for (let token = stream.peek(); token.type !== 'close'; token = stream.peek()) {
    if (token.type === 'end') {
      complainEval(parser, 'spl/unterminated', 'the parenthesis is never closed', open);
      return nodes;
    }
    if (token.type === 'comma') {
      const message = 'nothing stands at the comma';
      if (comma) complainEval(parser, 'spl/stray-character', message, token);
      comma = true;
      stream.next();
    } else if (!comma) throw unexpected("',' or ')'", token);
    else {
      nodes.push(parseExpression(parser));
      comma = false;
    }
  }
  const close = stream.next();
  if (comma && nodes.length > 0) {
    complainEval(parser, 'spl/stray-character', 'nothing stands behind the last comma', close);
  }
  return nodes;
}

function parseMacro(parser: EvalParser): EvalNode {
  const { text, start, end } = parser.stream.next();
  const { message, hint } = describeUnknown(parser.context, text.slice(1, -1));
  complainEval(parser, 'spl/unknown-macro', message, { start, end }, hint);
  return { kind: 'unread', start, end };
}
