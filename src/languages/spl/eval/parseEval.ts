import { LIMITS } from '../../../text/limits.js';
import { SyntaxFault } from '../../../text/SyntaxFault.js';
import type { EvalNode } from './EvalNode.js';
import { complainEval, type EvalParser, wordOf } from './EvalParser.js';
import { parseOperand } from './parseOperand.js';

type Junction = 'xor' | 'or' | 'and';

/** From the loosest to the tightest. */
const LEVELS: readonly Junction[] = ['xor', 'or', 'and'];

/**
 * Parses an expression of `where` or `eval` (Splunk, Search Manual, "Boolean expressions"): NOT
 * binds tightest, then AND, OR, XOR, in any case. An operand that cannot be read is reported and
 * becomes `unread`; what AND and OR join it to is kept. Stops before a comma; never throws.
 */
export function parseEval(parser: EvalParser): EvalNode {
  const { stream } = parser;
  const operands = [parseExpression(parser)];
  let kind: Junction = 'and';
  while (stream.peek().type === 'close') {
    const message = "the parenthesis ')' closes nothing";
    complainEval(parser, 'spl/stray-character', message, stream.next());
    const word = LEVELS.find((one) => one === wordOf(stream.peek()));
    if (word === undefined) continue;
    if (operands.length === 1) kind = word;
    stream.next();
    operands.push(parseExpression(parser));
  }
  return joined(kind, operands);
}

/** As `parseEval`, inside parentheses: stops before the one that closes them. */
export function parseExpression(parser: EvalParser): EvalNode {
  return parseLevel(parser, 0);
}

function parseLevel(parser: EvalParser, level: number): EvalNode {
  const kind = LEVELS[level];
  if (kind === undefined) return parseNegation(parser);
  const operands = [parseLevel(parser, level + 1)];
  while (wordOf(parser.stream.peek()) === kind) {
    parser.stream.next();
    operands.push(parseLevel(parser, level + 1));
  }
  return joined(kind, operands);
}

function joined(kind: Junction, operands: readonly EvalNode[]): EvalNode {
  const [first] = operands;
  if (first === undefined) return { kind: 'unread', start: 0, end: 0 };
  if (operands.length === 1) return first;
  return { kind, operands, start: first.start, end: operands.at(-1)?.end ?? first.end };
}

function parseNegation(parser: EvalParser): EvalNode {
  const { stream } = parser;
  const starts: number[] = [];
  while (wordOf(stream.peek()) === 'not') starts.push(stream.next().start);
  const { depth } = parser;
  parser.depth += starts.length + 1;
  if (parser.depth > LIMITS.nesting) {
    parser.depth = depth;
    return tooDeep(parser, starts[0] ?? stream.peek().start);
  }
  let node = parseGuarded(parser);
  parser.depth = depth;
  for (const start of starts.reverse()) node = { kind: 'not', operand: node, start, end: node.end };
  return node;
}

function parseGuarded(parser: EvalParser): EvalNode {
  const { start } = parser.stream.peek();
  try {
    return parseOperand(parser);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    complainEval(parser, 'spl/syntax', fault.message, fault, fault.hint);
    return passOver(parser, start);
  }
}

function tooDeep(parser: EvalParser, start: number): EvalNode {
  const token = parser.stream.peek();
  const message = `the condition nests more than ${LIMITS.nesting} levels deep`;
  complainEval(parser, 'spl/too-deep', message, token);
  return passOver(parser, start);
}

/** Passes over an operand: up to what joins it to others, outside of parentheses of its own. */
function passOver({ stream }: EvalParser, start: number): EvalNode {
  for (let depth = 0; stream.peek().type !== 'end'; stream.next()) {
    const { type } = stream.peek();
    if (depth === 0 && (type === 'comma' || type === 'close')) break;
    if (depth === 0 && LEVELS.some((word) => word === wordOf(stream.peek()))) break;
    if (type === 'open') depth += 1;
    else if (type === 'close') depth -= 1;
  }
  // Where nothing is passed over, what stands before it lacks its operand.
  const before = stream.previous();
  return { kind: 'unread', start: Math.min(start, before.start), end: before.end };
}
