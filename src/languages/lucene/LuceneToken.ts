import type { WildcardPart } from '../../model/WildcardPattern.js';
import type { Extent } from '../../text/Extent.js';

export type LuceneTokenType =
  | 'literal'
  | 'range'
  | 'and'
  | 'or'
  | 'not'
  | '+'
  | '-'
  | ':'
  | '('
  | ')'
  | '~'
  | '^'
  /** A bracket that nothing opens; it has been reported. */
  | 'bad'
  | 'end';

/** A piece of a query. */
export interface LuceneToken extends Extent {
  readonly type: LuceneTokenType;
  /** As it is written. */
  readonly text: string;
  /** Of a literal only. */
  readonly literal?: LuceneLiteral;
  /** Of a range only. */
  readonly range?: LuceneRange;
}

/** A term, a phrase in double quotes, or a regular expression between slashes. */
export interface LuceneLiteral extends Extent {
  readonly form: 'term' | 'phrase' | 'regex';
  /** As it is written, quotes and slashes included. */
  readonly text: string;
  /** Escapes resolved; stars and question marks are wildcards in terms only. */
  readonly parts: readonly WildcardPart[];
}

/** `[low TO high]`; null for a side that is open. */
export interface LuceneRange extends Extent {
  readonly low: LuceneLiteral | null;
  readonly high: LuceneLiteral | null;
  readonly includesLow: boolean;
  readonly includesHigh: boolean;
}
