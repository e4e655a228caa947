import type { WildcardPart } from '../../model/WildcardPattern.js';
import type { Extent } from '../../text/Extent.js';

export type KueryTokenType =
  | 'literal'
  | 'and'
  | 'or'
  | 'not'
  | 'range'
  | ':'
  | '('
  | ')'
  | '{'
  | '}'
  | 'end';

/** A piece of a query. A literal may hold blanks: unquoted words side by side are one literal. */
export interface KueryToken extends Extent {
  readonly type: KueryTokenType;
  /** As it is written. */
  readonly text: string;
  /** Of a literal only. */
  readonly literal?: KueryLiteral;
}

/** A field name, or a value. */
export interface KueryLiteral extends Extent {
  /** As it is written, quotes included. */
  readonly text: string;
  readonly quoted: boolean;
  /** Escapes resolved; in quotes a star is text. */
  readonly parts: readonly WildcardPart[];
}

export type RangeOperator = '<' | '<=' | '>' | '>=';
