import type { Token } from '../../text/TokenStream.js';

/**
 * How a string is quoted: `plain` "…", `raw` """…""", `curly` “…”, and those of the Endgame dialect
 * alone: `single` '…', `raw-double` ?"…", `raw-single` ?'…'.
 */
export type StringForm = 'plain' | 'raw' | 'curly' | 'single' | 'raw-double' | 'raw-single';

/** Punctuation, each a type of its own; the longest that fits is taken. */
export const PUNCTUATION = [
  ...['![', '===', '!==', '==', '!=', '!:', '=~', '!~', '~=', '<>', '<=', '>=', '&&', '||'],
  ...['<', '>', '=', ':', '+', '-', '*', '/', '%', '(', ')', '[', ']', ',', '.', '|', '?', '!'],
] as const;

export type EqlTokenType =
  | (typeof PUNCTUATION)[number]
  /** A name without dots, or a keyword; with `~` behind it where one stands there. */
  | 'word'
  /** Names joined by dots. */
  | 'path'
  /** A name in backquotes. */
  | 'quoted'
  | 'string'
  | 'number'
  /** What is no token and has been reported. */
  | 'bad'
  | 'end';

/** A token of an EQL query. */
export interface EqlToken extends Token<EqlTokenType> {
  /** What a string or a quoted name says, escapes resolved; otherwise the token's text. */
  readonly value: string;
  readonly form?: StringForm;
}
