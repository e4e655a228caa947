import { LIMITS } from '../../text/limits.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { streamOf, type TokenStream } from '../../text/TokenStream.js';
import type { LuceneCode } from './diagnostics.js';
import { type LuceneContext, say } from './LuceneContext.js';
import type { Extent, LuceneToken, LuceneTokenType } from './LuceneToken.js';

/** Where the parser of a query is. */
export interface LuceneParser {
  readonly context: LuceneContext;
  readonly stream: TokenStream<LuceneToken>;
  /** Parentheses around the place. */
  depth: number;
  /** A parenthesis without its end need not be reported any more. */
  unclosed: boolean;
}

export function createLuceneParser(
  context: LuceneContext,
  tokens: readonly LuceneToken[],
): LuceneParser {
  return { context, stream: streamOf(tokens), depth: 0, unclosed: false };
}

/** Reports a fault and leaves the clause that is being parsed. */
export function fail(
  { context }: LuceneParser,
  code: LuceneCode,
  message: string,
  at: Extent,
  hint?: string,
): never {
  say(context, code, message, at, hint);
  throw new SyntaxFault(message, at.start, at.end, hint);
}

export function isType(parser: LuceneParser, type: LuceneTokenType): boolean {
  return parser.stream.peek().type === type;
}

export function takeType(parser: LuceneParser, type: LuceneTokenType): LuceneToken | null {
  return isType(parser, type) ? parser.stream.next() : null;
}

/** Parses something inside one more pair of parentheses, unless that is too much. */
export function nested<T>(parser: LuceneParser, at: Extent, parse: () => T): T {
  if (parser.depth >= LIMITS.nesting) {
    // What is left out may hold the ends of what was opened.
    parser.unclosed = true;
    fail(parser, 'lucene/too-deep', `more than ${LIMITS.nesting} levels of nesting`, at);
  }
  parser.depth += 1;
  try {
    return parse();
  } finally {
    parser.depth -= 1;
  }
}

/** Takes the counterpart of a parenthesis; a missing one is reported, once. */
export function takeClose(parser: LuceneParser, opening: LuceneToken): number {
  const close = takeType(parser, ')');
  if (close !== null) return close.end;
  if (!parser.unclosed) {
    const message = "'(' is never closed: expected ')'";
    say(parser.context, 'lucene/unbalanced', message, opening, "Add ')'.");
  }
  parser.unclosed = true;
  return parser.stream.previous().end;
}

const BOUNDARIES: ReadonlySet<LuceneTokenType> = new Set(['and', 'or', ')', 'end']);

/** Moves on to where the clause that could not be read surely ends. */
export function skipClause({ stream }: LuceneParser): void {
  let depth = 0;
  for (let token = stream.peek(); token.type !== 'end'; token = stream.peek()) {
    if (depth === 0 && BOUNDARIES.has(token.type)) return;
    if (token.type === '(') depth += 1;
    if (token.type === ')') depth -= 1;
    stream.next();
  }
}

/** A token for a message. */
export function describe({ type, text }: LuceneToken): string {
  if (type === 'end') return 'the end of the query';
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return shown.startsWith('"') ? `the phrase ${shown}` : `'${shown}'`;
}
