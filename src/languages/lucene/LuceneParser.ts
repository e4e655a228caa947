import type { Extent } from '../../text/Extent.js';
import { LIMITS } from '../../text/limits.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { atDepth, type QueryParser, takeType } from '../../text/QueryParser.js';
import { SyntaxFault } from '../../text/SyntaxFault.js';
import { shortened } from '../../text/shortened.js';
import { streamOf } from '../../text/TokenStream.js';
import { type LuceneCode, say } from './diagnostics.js';
import type { LuceneToken, LuceneTokenType } from './LuceneToken.js';

/** Where the parser of a query is. */
export interface LuceneParser extends QueryParser<LuceneToken> {
  readonly context: QueryContext;
  /** Parentheses around the place. */
  depth: number;
  /** A parenthesis without its end need not be reported any more. */
  unclosed: boolean;
}

export function createLuceneParser(
  context: QueryContext,
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

/** Parses something inside one more pair of parentheses, unless that is too much. */
export function nested<T>(parser: LuceneParser, at: Extent, parse: () => T): T {
  if (parser.depth >= LIMITS.nesting) {
    // What is left out may hold the ends of what was opened.
    parser.unclosed = true;
    fail(parser, 'lucene/too-deep', `more than ${LIMITS.nesting} levels of nesting`, at);
  }
  return atDepth(parser, 1, parse);
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
  const shown = shortened(text);
  return shown.startsWith('"') ? `the phrase ${shown}` : `'${shown}'`;
}
