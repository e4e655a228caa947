import type { Extent } from '../../../text/Extent.js';
import { shortened } from '../../../text/shortened.js';
import { streamOf, type TokenStream } from '../../../text/TokenStream.js';
import type { SplCode } from '../diagnostics.js';
import { type SplContext, say } from '../SplContext.js';
import type { Pipeline } from '../source/Pipeline.js';
import { lexArguments } from './lexArguments.js';
import type { SplToken } from './SplToken.js';

/** Where the reading of a command's arguments is. */
export interface SearchParser {
  readonly context: SplContext;
  readonly pipeline: Pipeline;
  readonly stream: TokenStream<SplToken>;
  /** Words that end the expression (`by` in tstats), in lower case. */
  readonly stops: ReadonlySet<string>;
  depth: number;
}

export function createSearchParser(
  context: SplContext,
  pipeline: Pipeline,
  extent: Extent,
  stops: ReadonlySet<string> = NO_STOPS,
): SearchParser {
  return { context, pipeline, stream: streamOf(lexArguments(pipeline, extent)), stops, depth: 0 };
}

const NO_STOPS: ReadonlySet<string> = new Set();

/** Adds a diagnostic about a piece of what is parsed. */
export function complain(
  { context, pipeline }: SearchParser,
  code: SplCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  say(context, pipeline.source, code, message, at, hint);
}

/** Passes over a token, or everything in the parentheses that it opens. */
export function skipOperand({ stream }: SearchParser): void {
  let depth = 0;
  do {
    const { type } = stream.next();
    if (type === 'open') depth += 1;
    else if (type === 'close') depth -= 1;
  } while (depth > 0 && stream.peek().type !== 'end');
}

/** Whether a token is this word, in upper case as operators are written. */
export function isWord(token: SplToken, word: string): boolean {
  return token.type === 'word' && token.text === word;
}

/** Whether the expression ends at a token. */
export function endsExpression({ stops }: SearchParser, { type, text }: SplToken): boolean {
  if (type === 'end' || type === 'close') return true;
  return type === 'word' && stops.size > 0 && stops.has(text.toLowerCase());
}

/** A token for a message. */
export function shown({ type, text }: SplToken): string {
  if (type === 'end') return 'the end of the command';
  return `'${shortened(text)}'`;
}
