import type { Extent } from '../../text/Extent.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { say } from './diagnostics.js';
import type { EqlNode } from './EqlNode.js';
import {
  describe,
  type EqlParser,
  fail,
  failExpected,
  followsStep,
  isConnective,
  isWord,
  nested,
  noteCase,
  skipOperand,
} from './EqlParser.js';
import { hintForOperator } from './foreignOperators.js';
import { parseComparison } from './parseComparison.js';

/**
 * Parses a condition: `or` binds least, then `and`, then `not`. An operand that cannot be read is
 * reported and is an `unread` node, so that the others are kept.
 */
export function parseCondition(parser: EqlParser): EqlNode {
  return parseJunction(parser, 'or');
}

function parseJunction(parser: EqlParser, kind: 'or' | 'and'): EqlNode {
  const parseNext = () => (kind === 'or' ? parseJunction(parser, 'and') : parseOperand(parser));
  const first = parseNext();
  if (!takeConnective(parser, kind)) return first;
  const operands = [first];
  do operands.push(parseNext());
  while (takeConnective(parser, kind));
  return { kind, operands, start: first.start, end: operands.at(-1)?.end ?? first.end };
}

function takeConnective(parser: EqlParser, kind: 'or' | 'and'): boolean {
  const token = parser.stream.peek();
  const foreign = kind === 'and' ? '&&' : '||';
  if (token.type === foreign) sayForeign(parser, token, kind);
  else if (isWord(token, kind)) noteCase(parser, token, kind);
  else return false;
  parser.stream.next();
  return true;
}

function sayForeign(parser: EqlParser, token: Extent & { text: string }, meant: string): void {
  const message = `'${token.text}' is no operator of EQL; it is read as '${meant}'`;
  say(parser.context, 'eql/foreign-operator', message, token, `Write '${meant}'.`);
}

function parseOperand(parser: EqlParser): EqlNode {
  const { stream } = parser;
  const { start } = stream.peek();
  try {
    const operand = parseNot(parser);
    if (!isFollow(parser)) failFollow(parser, operand);
    return operand;
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    skipOperand(parser);
    return { kind: 'unread', start, end: Math.max(start, stream.previous().end) };
  }
}

function parseNot(parser: EqlParser): EqlNode {
  const { stream } = parser;
  const starts: number[] = [];
  for (let token = stream.peek(); token.type === '!' || isWord(token, 'not'); ) {
    if (token.type === '!') sayForeign(parser, token, 'not');
    else noteCase(parser, token, 'not');
    starts.push(token.start);
    stream.next();
    token = stream.peek();
  }
  if (starts.length === 0) return parseComparison(parser);
  const operand = nested(parser, starts.length, stream.peek(), () => parseComparison(parser));
  const negate = (inner: EqlNode, start: number): EqlNode => {
    return { kind: 'not', operand: inner, start, end: inner.end };
  };
  return starts.reduceRight(negate, operand);
}

/** Whether the place is where an operand of 'and' and 'or' may end. */
function isFollow(parser: EqlParser): boolean {
  const token = parser.stream.peek();
  switch (token.type) {
    case 'end':
    case ')':
    case ']':
    case '|':
    case ',':
      return true;
    case 'string':
    case 'number':
      return parser.inArguments;
    default:
      return isConnective(token) || (parser.brackets > 0 && followsStep(parser));
  }
}

function failFollow(parser: EqlParser, operand: EqlNode): never {
  const token = parser.stream.peek();
  const isValue = operand.kind === 'field' || operand.kind === 'call';
  if (CHAINED.has(token.type) && !isValue) {
    const message = `${describe(token)} compares a comparison: comparisons cannot be chained`;
    fail(parser, 'eql/syntax', message, token, "Join two comparisons with 'and'.");
  }
  if (isValue && token.type !== 'bad') {
    const hint = hintForOperator(token.text);
    fail(parser, 'eql/unknown-operator', `${describe(token)} is no operator of EQL`, token, hint);
  }
  const hint = token.type === 'string' ? QUOTE_HINT : undefined;
  return failExpected(parser, "'and', 'or' or the end of the condition", hint);
}

const QUOTE_HINT =
  "Join conditions with 'and' or 'or'; a double quote inside of a string is written \\\".";

const CHAINED: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', '=', ':', '!:']);
