import type { Extent } from '../../text/Extent.js';
import type { KueryLiteral, RangeOperator } from './KueryToken.js';

/** A query: conditions joined by operators. */
export type KueryNode = Tree<Condition>;

/** What stands behind a colon: a value, or values in parentheses joined by operators. */
export type ValueNode = Tree<ListedValue>;

export type Tree<Leaf> = Leaf | Junction<Leaf> | Negation<Leaf>;

/** A chain of one operator is one node. */
export interface Junction<Leaf> extends Extent {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Tree<Leaf>[];
}

export interface Negation<Leaf> extends Extent {
  readonly kind: 'not';
  readonly operand: Tree<Leaf>;
}

export type Condition = Comparison | Range | NestedQuery | Unreadable;

export interface Comparison extends Extent {
  readonly kind: 'comparison';
  /** Null where only a value stands: a search over all fields. */
  readonly field: KueryLiteral | null;
  readonly values: ValueNode;
  /** The author's operator. */
  readonly as: string;
}

export interface Range extends Extent {
  readonly kind: 'range';
  readonly field: KueryLiteral;
  readonly operator: RangeOperator;
  readonly value: KueryLiteral;
}

/** `path: { … }`: the conditions hold for one object of a nested field. */
export interface NestedQuery extends Extent {
  readonly kind: 'nested';
  readonly path: KueryLiteral;
  readonly query: KueryNode;
}

export type ListedValue = Value | Unreadable;

export interface Value extends Extent {
  readonly kind: 'value';
  readonly literal: KueryLiteral;
}

/** A piece that could not be read; the reason has been reported. */
export interface Unreadable extends Extent {
  readonly kind: 'unreadable';
}
