import type { Extent } from '../../text/Extent.js';
import { isType, takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { say } from './diagnostics.js';
import { hintForNeighbours } from './hintForNeighbours.js';
import type { Tree, Unreadable } from './KueryNode.js';
import {
  describe,
  fail,
  isBoundary,
  type KueryParser,
  nested,
  skipOperand,
} from './KueryParser.js';
import type { KueryToken } from './KueryToken.js';

/** Parses one operand: a condition, or a value of a list. Throws a SyntaxFault it has reported. */
export type ParseLeaf<Leaf extends Extent> = (parser: KueryParser) => Tree<Leaf | Unreadable>;

/**
 * Parses operands joined by operators: 'or' binds least, then 'and', then 'not' (Kibana's
 * OrQuery and OrListOfValues). An operand that cannot be read becomes `unreadable`, the others stay.
 */
export function parseOr<Leaf extends Extent>(
  parser: KueryParser,
  parseLeaf: ParseLeaf<Leaf>,
): Tree<Leaf | Unreadable> {
  const operands = [parseAnd(parser, parseLeaf)];
  while (takeType(parser, 'or') !== null) operands.push(parseAnd(parser, parseLeaf));
  return join('or', operands);
}

function parseAnd<Leaf extends Extent>(
  parser: KueryParser,
  parseLeaf: ParseLeaf<Leaf>,
): Tree<Leaf | Unreadable> {
  const operands = [parseOperand(parser, parseLeaf)];
  while (takeType(parser, 'and') !== null || isNotWithoutAnd(parser)) {
    operands.push(parseOperand(parser, parseLeaf));
  }
  return join('and', operands);
}

export function join<Leaf extends Extent>(
  kind: 'and' | 'or',
  operands: readonly Tree<Leaf>[],
): Tree<Leaf> {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) throw new Error('a junction needs an operand');
  return operands.length === 1 ? first : { kind, operands, start: first.start, end: last.end };
}

/** `a not b` can only mean `a and not b`. */
function isNotWithoutAnd(parser: KueryParser): boolean {
  if (!isType(parser, 'not')) return false;
  const message = "expected 'and' or 'or' before 'not'";
  say(parser.context, 'kuery/missing-operator', message, parser.stream.peek(), "Write 'and not'.");
  return true;
}

function parseOperand<Leaf extends Extent>(
  parser: KueryParser,
  parseLeaf: ParseLeaf<Leaf>,
): Tree<Leaf | Unreadable> {
  const { stream } = parser;
  const place = stream.mark();
  const { start } = stream.peek();
  try {
    const operand = parseNot(parser, parseLeaf);
    if (!isBoundary(stream.peek()) && !isType(parser, 'not')) failNeighbours(parser);
    return operand;
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    skipOperand(parser);
    const last = stream.previous();
    // Where nothing stands at all, what asks for it is what could not be read.
    return {
      kind: 'unreadable',
      start: stream.mark() === place ? last.start : start,
      end: last.end,
    };
  }
}

function parseNot<Leaf extends Extent>(
  parser: KueryParser,
  parseLeaf: ParseLeaf<Leaf>,
): Tree<Leaf | Unreadable> {
  const not = takeType(parser, 'not');
  if (not === null) return parseLeaf(parser);
  const second = parser.stream.peek();
  if (second.type === 'not') {
    const message = "'not' stands behind 'not'";
    say(parser.context, 'kuery/double-not', message, second);
  }
  const operand = nested(parser, not, () => parseNot(parser, parseLeaf));
  return { kind: 'not', operand, start: not.start, end: operand.end };
}

/** Fails because no condition or value begins at the place. */
export function failMissing(parser: KueryParser, what: string): never {
  const token = parser.stream.peek();
  // Nothing opens this one, and `parseKuery` says so.
  const isStray = parser.depth === 0 && (token.type === ')' || token.type === '}');
  if (isStray) throw new SyntaxFault(`expected ${what}`, token.start, token.end);
  const before = parser.stream.mark() === 0 ? null : parser.stream.previous();
  const behind = before === null ? '' : ` behind ${describe(before)}`;
  const message = `expected ${what}${behind}, found ${describe(token)}`;
  return fail(parser, 'kuery/missing-operand', message, placeOf(token, before));
}

/** What is missing at the end is shown where it should have begun. */
function placeOf(token: KueryToken, before: KueryToken | null): Extent {
  return token.type === 'end' && before !== null ? before : token;
}

function failNeighbours(parser: KueryParser): never {
  const token = parser.stream.peek();
  const before = parser.stream.previous();
  const { code, message, hint } = hintForNeighbours(before, token);
  return fail(parser, code, message, token, hint);
}
