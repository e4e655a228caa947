import { takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { say } from './diagnostics.js';
import type { EqlNode } from './EqlNode.js';
import {
  type EqlParser,
  fail,
  failExpected,
  isConnective,
  nested,
  skipParenthesis,
} from './EqlParser.js';
import type { EqlToken } from './EqlToken.js';
import { parseCondition } from './parseCondition.js';
import { parseSum } from './parseSum.js';

/** Parses the values of `in (…)`, `: (…)` and the like, of which there is at least one. */
export function parseList(parser: EqlParser): readonly EqlNode[] {
  return parseParenthesized(parser, false, () => {
    const values = [parseSum(parser)];
    while (takeSeparator(parser)) values.push(parseSum(parser));
    return values;
  });
}

/** Parses the arguments of a function, which may have none. */
export function parseArguments(parser: EqlParser): readonly EqlNode[] {
  const args = parseParenthesized(parser, true, () => {
    if (parser.stream.peek().type === ')') return [];
    const values = [parseCondition(parser)];
    while (takeSeparator(parser)) values.push(parseCondition(parser));
    return values;
  });
  const unread = args.find(({ kind }) => kind === 'unread');
  // A function with an argument missing says nothing: the whole operand is not read.
  if (unread !== undefined) throw new SyntaxFault('an argument', unread.start, unread.end);
  return args;
}

/**
 * Parses what stands in parentheses, and those. Where it cannot be read, the parser goes on behind
 * them before the fault is passed on.
 */
export function parseParenthesized<T>(parser: EqlParser, inArguments: boolean, parse: () => T): T {
  const open = parser.stream.next();
  const before = parser.inArguments;
  try {
    return nested(parser, 1, open, () => {
      parser.inArguments = inArguments;
      const inner = parse();
      close(parser, open);
      return inner;
    });
  } catch (fault) {
    if (fault instanceof SyntaxFault) skipParenthesis(parser);
    throw fault;
  } finally {
    parser.inArguments = before;
  }
}

function close(parser: EqlParser, open: EqlToken): void {
  if (takeType(parser, ')') !== null) return;
  const token = parser.stream.peek();
  if (['end', ']', '|', '[', '!['].includes(token.type)) {
    // Those around it are not closed either; one report is enough.
    if (parser.unclosedAt === token.start) throw new SyntaxFault('', open.start, open.end);
    parser.unclosedAt = token.start;
    fail(parser, 'eql/unbalanced', "this '(' is never closed", open, "Add the closing ')'.");
  }
  const hint =
    token.type === ','
      ? "A list of values needs the operator 'in', 'in~', ':' or 'like'."
      : undefined;
  failExpected(parser, "')'", hint);
}

/** Takes the comma before a further value; false at the end of the list. */
function takeSeparator(parser: EqlParser): boolean {
  const { stream, context } = parser;
  const comma = takeType(parser, ',');
  const token = stream.peek();
  if (comma === null) {
    if (isConnective(token)) {
      const hint = `Write a list with commas: ("a", "b").`;
      failExpected(parser, "',' or ')'", hint);
    }
    if (token.type !== 'string' && token.type !== 'number') return false;
    const at = { start: stream.previous().end, end: token.start };
    say(context, 'eql/separator', 'a comma is missing between two values', at, "Add ','.");
    return true;
  }
  let surplus = token.type === ')' ? comma : null;
  while (stream.peek().type === ',') surplus = stream.next();
  if (surplus === null) return true;
  say(context, 'eql/separator', 'a comma stands before no value', surplus, 'Remove it.');
  return stream.peek().type !== ')';
}
