import type { Extent } from '../../../text/Extent.js';
import { SyntaxFault } from '../../../text/SyntaxFault.js';
import { shortened } from '../../../text/shortened.js';
import { streamOf, type TokenStream } from '../../../text/TokenStream.js';
import type { SplCode } from '../diagnostics.js';
import { type SplContext, say } from '../SplContext.js';
import type { Pipeline } from '../source/Pipeline.js';
import { type EvalToken, lexEval } from './lexEval.js';

/** Where the reading of an expression is. */
export interface EvalParser {
  readonly context: SplContext;
  readonly pipeline: Pipeline;
  readonly stream: TokenStream<EvalToken>;
  depth: number;
}

export function createEvalParser(
  context: SplContext,
  pipeline: Pipeline,
  extent: Extent,
): EvalParser {
  return { context, pipeline, stream: streamOf(lexEval(pipeline, extent)), depth: 0 };
}

export function complainEval(
  { context, pipeline }: EvalParser,
  code: SplCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  say(context, pipeline.source, code, message, at, hint);
}

/** What stops the parser at a token. */
export function unexpected(expected: string, token: EvalToken, hint?: string): SyntaxFault {
  const { text, type, start, end } = token;
  const found = type === 'end' ? 'the end of the command' : `'${shortened(text)}'`;
  return new SyntaxFault(`expected ${expected}, found ${found}`, start, end, hint);
}

/** The word of a token in lower case; '' where it is none. */
export function wordOf({ type, text }: EvalToken): string {
  return type === 'name' ? text.toLowerCase() : '';
}
