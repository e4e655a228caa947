import type { Expression } from '../../../model/Expression.js';
import type { Value } from '../../../model/Predicate.js';
import type { Table } from '../tables/Table.js';

/** What the value of an expression is known to be. */
export type Scalar =
  | FieldScalar
  | ConstantScalar
  | ListScalar
  | ChoiceScalar
  | { readonly kind: 'null' }
  /** A truth value; null where no predicate says it (a time bound, an aggregate). */
  | { readonly kind: 'condition'; readonly expression: Expression | null }
  /** A value that is only known where the query runs; `name` stands for it. */
  | { readonly kind: 'outside'; readonly name: string }
  /** A value, or the values, that a table has. */
  | { readonly kind: 'table'; readonly table: Table }
  /** An element of a graph, or another row, whose members are fields. */
  | { readonly kind: 'row' }
  /** A point in time or a span of it; conditions on it are no predicates. */
  | { readonly kind: 'time'; readonly value: Value | null }
  /** Computed over several events; conditions on it are no predicates. */
  | { readonly kind: 'aggregate' };

/** A field of the event, or something computed from fields. */
export interface FieldScalar {
  readonly kind: 'field';
  /** The field as the author first wrote it, or the expression, or the name of its column. */
  readonly name: string;
  /** Upper or lower case was made one. */
  readonly folded: boolean;
  /** Computed; `unnamed` while no column bears it, for a column then gives it its name. */
  readonly derived: false | 'unnamed' | 'named';
  /** A part of a point in time, such as the day of the week: conditions on it are predicates. */
  readonly timePart?: true;
}

export interface ConstantScalar {
  readonly kind: 'constant';
  readonly value: Value;
}

/** Several constants: a dynamic array, or the column of a table that is spelled out. */
export interface ListScalar {
  readonly kind: 'list';
  readonly values: readonly Value[];
}

/**
 * `iff`, `case`: the value of the first option whose condition holds. `coalesce`: that of the first
 * option that has a value, which `firstOf` says; its conditions are that it has one.
 */
export interface ChoiceScalar {
  readonly kind: 'choice';
  readonly firstOf: boolean;
  readonly options: readonly { readonly when: Expression; readonly value: Scalar }[];
  readonly otherwise: Scalar;
  /** The choice as a computed column, for what cannot be said of each option. */
  readonly whole: FieldScalar;
  /** How many predicates its conditions have, and how many options lie in one another. */
  readonly size: number;
  readonly depth: number;
  /** All options are constants: the choice sorts events into classes. */
  readonly isConstant: boolean;
}

export const AGGREGATE: Scalar = { kind: 'aggregate' };
export const TIME: Scalar = { kind: 'time', value: null };

export function field(name: string): FieldScalar {
  return { kind: 'field', name, folded: false, derived: false };
}

/** Something computed from fields, by the text of the expression. */
export function derived(name: string): FieldScalar {
  return { kind: 'field', name, folded: false, derived: 'unnamed' };
}

/** A column of that name that is computed from fields. */
export function derivedColumn(name: string): FieldScalar {
  return { kind: 'field', name, folded: false, derived: 'named' };
}

/** The value as a column of that name: what is computed bears the name of its first column. */
export function asColumn(name: string, scalar: Scalar): Scalar {
  if (scalar.kind === 'choice') return { ...scalar, whole: named(name, scalar.whole) };
  return scalar.kind === 'field' ? named(name, scalar) : scalar;
}

function named(name: string, scalar: FieldScalar): FieldScalar {
  return scalar.derived === 'unnamed' ? { ...scalar, name, derived: 'named' } : scalar;
}
