import type { Token } from '../../../text/TokenStream.js';

export type SplTokenType =
  | 'word'
  | 'string'
  | 'operator'
  | 'open'
  | 'close'
  | 'comma'
  /** A pipeline in square brackets. */
  | 'block'
  /** A call of a macro that is not defined. */
  | 'macro'
  /** What has no meaning here. */
  | 'stray'
  | 'end';

/** A piece of the arguments of a command. */
export interface SplToken extends Token<SplTokenType> {
  /** No blank stands between it and what is before it. */
  readonly glued: boolean;
}
