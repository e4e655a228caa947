import { LIMITS } from '../../../text/limits.js';
import { describeUnknown } from '../source/expandMacros.js';
import { parseComparison } from './parseComparison.js';
import type { SearchNode } from './SearchNode.js';
import {
  complain,
  endsExpression,
  isWord,
  type SearchParser,
  shown,
  skipOperand,
} from './SearchParser.js';

/**
 * Parses the expression of `search` (Splunk, Search Reference, `search`): terms and comparisons
 * joined by AND, which is implied, and by OR, which binds tighter; NOT binds tightest. Stops at the
 * end of the arguments or before one of the parser's stop words. What is malformed is reported and
 * passed over; never throws.
 */
export function parseSearch(parser: SearchParser): SearchNode {
  const { stream } = parser;
  const start = stream.peek().start;
  const operands: SearchNode[] = [];
  for (;;) {
    operands.push(parseAnd(parser));
    const token = stream.peek();
    if (token.type !== 'close') break;
    stream.next();
    complain(parser, 'spl/stray-character', "the parenthesis ')' closes nothing", token);
    if (endsExpression(parser, stream.peek()) && stream.peek().type !== 'close') break;
  }
  return joined('and', operands, start);
}

function joined(kind: 'and' | 'or', operands: readonly SearchNode[], at: number): SearchNode {
  const some = operands.filter((operand) => operand.kind !== 'nothing');
  const [only] = some;
  if (only === undefined) return { kind: 'nothing', start: at, end: operands.at(-1)?.end ?? at };
  if (some.length === 1) return only;
  return { kind, operands: some, start: only.start, end: some.at(-1)?.end ?? only.end };
}

function parseAnd(parser: SearchParser): SearchNode {
  const { stream } = parser;
  const start = stream.peek().start;
  const operands: SearchNode[] = [];
  while (!endsExpression(parser, stream.peek())) {
    const token = stream.peek();
    if (isWord(token, 'AND')) {
      stream.next();
      if (operands.length === 0 || !beginsOperand(parser)) dangling(parser, token);
    } else operands.push(parseOr(parser));
  }
  return joined('and', operands, start);
}

function dangling(parser: SearchParser, token: { text: string; start: number; end: number }): void {
  const message = `'${token.text}' has nothing to join`;
  complain(parser, 'spl/stray-character', message, token);
}

/** Whether an operand can begin here, and not another operator. */
function beginsOperand(parser: SearchParser): boolean {
  const token = parser.stream.peek();
  return !endsExpression(parser, token) && !isWord(token, 'AND') && !isWord(token, 'OR');
}

function parseOr(parser: SearchParser): SearchNode {
  const { stream } = parser;
  const start = stream.peek().start;
  const operands: SearchNode[] = [];
  if (!isWord(stream.peek(), 'OR')) operands.push(parseNot(parser));
  while (isWord(stream.peek(), 'OR')) {
    const token = stream.next();
    if (beginsOperand(parser) && operands.length > 0) operands.push(parseNot(parser));
    else dangling(parser, token);
  }
  return joined('or', operands, start);
}

function parseNot(parser: SearchParser): SearchNode {
  const { stream } = parser;
  const starts: number[] = [];
  while (isWord(stream.peek(), 'NOT')) starts.push(stream.next().start);
  if (starts.length > 0 && !beginsOperand(parser)) {
    dangling(parser, stream.previous());
    return { kind: 'nothing', start: starts[0] ?? 0, end: stream.previous().end };
  }
  if (parser.depth + starts.length > LIMITS.nesting) return tooDeep(parser);
  parser.depth += starts.length;
  let node = parsePrimary(parser);
  parser.depth -= starts.length;
  for (const start of starts.reverse()) {
    if (node.kind !== 'nothing') node = { kind: 'not', operand: node, start, end: node.end };
  }
  return node;
}

function parsePrimary(parser: SearchParser): SearchNode {
  const { stream, pipeline } = parser;
  const token = stream.peek();
  switch (token.type) {
    case 'open':
      return parseGroup(parser);
    case 'word':
    case 'string':
      return parseComparison(parser);
    case 'block': {
      stream.next();
      const block = pipeline.blocks.get(token.start);
      const { start, end } = token;
      return block === undefined
        ? { kind: 'unread', start, end }
        : { kind: 'subsearch', pipeline: block, start, end };
    }
    case 'macro':
      return parseMacro(parser);
    default:
      stream.next();
      if (!(token.type === 'stray' && token.text === ']')) {
        complain(parser, 'spl/stray-character', `${shown(token)} has no meaning here`, token);
      }
      return { kind: 'nothing', start: token.start, end: token.end };
  }
}

function parseMacro(parser: SearchParser): SearchNode {
  const { text, start, end } = parser.stream.next();
  const { message, hint } = describeUnknown(parser.context, text.slice(1, -1));
  complain(parser, 'spl/unknown-macro', message, { start, end }, hint);
  return { kind: 'unread', start, end };
}

function parseGroup(parser: SearchParser): SearchNode {
  const { stream } = parser;
  if (parser.depth >= LIMITS.nesting) return tooDeep(parser);
  const open = stream.next();
  parser.depth += 1;
  const inner = parseAnd(parser);
  parser.depth -= 1;
  if (stream.peek().type === 'close') stream.next();
  else {
    const message = `the parenthesis is not closed before ${shown(stream.peek())}`;
    complain(parser, 'spl/unterminated', message, open);
  }
  return inner;
}

/** Passes over an operand that nests too deep. */
function tooDeep(parser: SearchParser): SearchNode {
  const { stream } = parser;
  const first = stream.peek();
  const message = `the condition nests more than ${LIMITS.nesting} levels deep`;
  complain(parser, 'spl/too-deep', message, first);
  skipOperand(parser);
  return { kind: 'unread', start: first.start, end: stream.previous().end };
}
