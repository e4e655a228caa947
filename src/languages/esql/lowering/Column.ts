import type { Expression } from '../../../model/Expression.js';

/** What is known of a column, or of an expression as if it were one. */
export type Column =
  /** A field of the event, or a column that is only renamed, re-cased, trimmed or re-typed. */
  | { readonly kind: 'field'; readonly name: string; readonly cased: boolean }
  /** Computed from the event; it has no name of its own, but that by which it is used. */
  | { readonly kind: 'derived'; readonly cased: boolean }
  /** Gives no predicates: an aggregate over events, or something that depends on the time. */
  | { readonly kind: 'omitted' }
  /** Literals: one, or those of a list. */
  | { readonly kind: 'constant'; readonly values: readonly Literal[] }
  /** True or false: `a == "x" or b`. */
  | { readonly kind: 'condition'; readonly expression: Expression; readonly size: number }
  /** `case()` of which every result is a literal. */
  | { readonly kind: 'choice'; readonly branches: readonly Branch[]; readonly size: number };

export interface Literal {
  readonly text: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'placeholder';
  /** Offsets in the query's text. */
  readonly start: number;
  readonly end: number;
}

/** A result of `case()`, with the condition under which it is the first to hold. */
export interface Branch {
  readonly condition: Expression;
  readonly value: Literal;
}

export const DERIVED: Column = { kind: 'derived', cased: true };
export const OMITTED: Column = { kind: 'omitted' };
