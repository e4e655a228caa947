import type { Extent } from '../../text/Extent.js';
import { LIMITS } from '../../text/limits.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { atDepth, type QueryParser, takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { shortened } from '../../text/shortened.js';
import { streamOf } from '../../text/TokenStream.js';
import { type KueryCode, say } from './diagnostics.js';
import type { KueryToken, KueryTokenType } from './KueryToken.js';

/** Where the parser of a query is. */
export interface KueryParser extends QueryParser<KueryToken> {
  readonly context: QueryContext;
  /** Parentheses, braces and NOTs around the place. */
  depth: number;
  /** A parenthesis or brace without its end need not be reported any more. */
  unclosed: boolean;
}

export function createKueryParser(
  context: QueryContext,
  tokens: readonly KueryToken[],
): KueryParser {
  return { context, stream: streamOf(tokens), depth: 0, unclosed: false };
}

/** Reports a fault and leaves the operand that is being parsed. */
export function fail(
  { context }: KueryParser,
  code: KueryCode,
  message: string,
  at: Extent,
  hint?: string,
): never {
  say(context, code, message, at, hint);
  throw new SyntaxFault(message, at.start, at.end, hint);
}

/** Parses something inside one more level of nesting, unless that is too much. */
export function nested<T>(parser: KueryParser, at: Extent, parse: () => T): T {
  if (parser.depth >= LIMITS.nesting) {
    // What is left out may hold the ends of what was opened.
    parser.unclosed = true;
    fail(parser, 'kuery/too-deep', `more than ${LIMITS.nesting} levels of nesting`, at);
  }
  return atDepth(parser, 1, parse);
}

/** Takes the counterpart of a parenthesis or brace; a missing one is reported, once. */
export function takeClose(parser: KueryParser, opening: KueryToken): number {
  const expected = opening.type === '(' ? ')' : '}';
  const close = takeType(parser, expected);
  if (close !== null) return close.end;
  const wrong = takeType(parser, expected === ')' ? '}' : ')');
  if (wrong !== null) {
    const message = `'${opening.text}' is closed by '${wrong.text}': expected '${expected}'`;
    say(parser.context, 'kuery/unbalanced', message, wrong, `Write '${expected}'.`);
    return (takeType(parser, expected) ?? wrong).end;
  }
  if (!parser.unclosed) {
    const message = `'${opening.text}' is never closed: expected '${expected}'`;
    say(parser.context, 'kuery/unbalanced', message, opening, `Add '${expected}'.`);
  }
  parser.unclosed = true;
  return parser.stream.previous().end;
}

/** Whether an operand may end before the token. */
export function isBoundary({ type }: KueryToken): boolean {
  return BOUNDARIES.has(type);
}

const BOUNDARIES: ReadonlySet<KueryTokenType> = new Set(['and', 'or', ')', '}', 'end']);

/** Moves on to where the operand that could not be read ends. */
export function skipOperand({ stream }: KueryParser): void {
  let depth = 0;
  for (let token = stream.peek(); token.type !== 'end'; token = stream.peek()) {
    if (depth === 0 && isBoundary(token)) return;
    if (token.type === '(' || token.type === '{') depth += 1;
    if (token.type === ')' || token.type === '}') depth -= 1;
    stream.next();
  }
}

/** A token for a message. */
export function describe({ type, text }: KueryToken): string {
  if (type === 'end') return 'the end of the query';
  const shown = shortened(text);
  return shown.startsWith('"') ? `the value ${shown}` : `'${shown}'`;
}
