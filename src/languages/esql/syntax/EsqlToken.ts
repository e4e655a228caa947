import type { Token } from '../../../text/TokenStream.js';

export type TokenType =
  /** An unquoted name or a keyword. */
  | 'word'
  /** A name in backquotes. */
  | 'quoted'
  | 'string'
  | 'number'
  /** `?`, `?name`, `??name`, `?1`. */
  | 'parameter'
  | 'sign'
  /** A character that ES|QL gives no meaning outside of index patterns. */
  | 'other'
  | 'end';

export interface EsqlToken extends Token<TokenType> {
  /** The text in lower case where it is a word, which keywords are compared by; else the text. */
  readonly key: string;
}
