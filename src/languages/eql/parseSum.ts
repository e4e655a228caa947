import { say } from './diagnostics.js';
import type { EqlArithmetic, EqlNode } from './EqlNode.js';
import { type EqlParser, nested } from './EqlParser.js';
import { parsePrimary } from './parsePrimary.js';

type Operator = EqlArithmetic['operators'][number];

/** Parses a calculation: `+ -` bind less than `* / %`, a sign most. A single value is itself. */
export function parseSum(parser: EqlParser): EqlNode {
  return parseChain(parser, SUM, parseProduct);
}

function parseProduct(parser: EqlParser): EqlNode {
  return parseChain(parser, PRODUCT, parseSigned);
}

const SUM: readonly string[] = ['+', '-'];
const PRODUCT: readonly string[] = ['*', '/', '%'];

function parseChain(
  parser: EqlParser,
  signs: readonly string[],
  parseNext: (parser: EqlParser) => EqlNode,
): EqlNode {
  const { stream } = parser;
  const first = parseNext(parser);
  if (!signs.includes(stream.peek().type)) return first;
  const operands = [first];
  const operators: Operator[] = [];
  while (signs.includes(stream.peek().type)) {
    const sign = stream.next();
    const left = operands.at(-1);
    const right = parseNext(parser);
    if (left !== undefined && sign.type === '-') noteHyphen(parser, left, sign, right);
    operators.push(sign.type as Operator);
    operands.push(right);
  }
  const { end } = stream.previous();
  return { kind: 'arithmetic', operators, operands, start: first.start, end };
}

/** `my-field` is a subtraction that hardly anybody means. */
function noteHyphen(
  { context }: EqlParser,
  left: EqlNode,
  hyphen: { start: number; end: number },
  right: EqlNode,
): void {
  if (left.kind !== 'field' || right.kind !== 'field') return;
  if (left.end !== hyphen.start || right.start !== hyphen.end) return;
  const at = { start: left.start, end: right.end };
  const message = `'${left.name}-${right.name}' is read as a subtraction`;
  const hint = `If it is a field, write it in backquotes: \`${left.name}-${right.name}\`.`;
  say(context, 'eql/unquoted-name', message, at, hint);
}

function parseSigned(parser: EqlParser): EqlNode {
  const { stream } = parser;
  const { start } = stream.peek();
  const minuses: number[] = [];
  for (let sign = stream.peek(); sign.type === '-' || sign.type === '+'; sign = stream.peek()) {
    if (sign.type === '-') minuses.push(sign.start);
    stream.next();
  }
  if (minuses.length === 0) return parsePrimary(parser);
  const operand = nested(parser, minuses.length, stream.peek(), () => parsePrimary(parser));
  if (operand.kind === 'number' && minuses.length === 1) {
    return { ...operand, value: `-${operand.value}`, start };
  }
  const negate = (inner: EqlNode, at: number): EqlNode => {
    return { kind: 'negative', operand: inner, start: at, end: inner.end };
  };
  return minuses.reduceRight(negate, operand);
}
