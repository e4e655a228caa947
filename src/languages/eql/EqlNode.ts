import type { Extent } from '../../text/Extent.js';
import type { StringForm } from './EqlToken.js';

/** A literal value. */
export type EqlLiteral = Extent &
  (
    | { readonly kind: 'string'; readonly value: string; readonly form: StringForm }
    /** As it is written, with its sign. */
    | { readonly kind: 'number'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
  );

/** The comparisons; `=` and `!:` are of the Endgame dialect. */
export type EqlOperator =
  | '=='
  | '!='
  | '='
  | '!:'
  | '<'
  | '<='
  | '>'
  | '>='
  | ':'
  | 'in'
  | 'in~'
  | 'like'
  | 'like~'
  | 'regex'
  | 'regex~';

export interface EqlField extends Extent {
  readonly kind: 'field';
  /** Backquotes and the mark of optional fields removed. */
  readonly name: string;
  readonly optional: boolean;
}

export interface EqlCall extends Extent {
  readonly kind: 'call';
  /** As it is written, with `~` where it has one. */
  readonly name: string;
  readonly arguments: readonly EqlNode[];
  /** Written as `first:name(others)`. */
  readonly method: boolean;
}

export interface EqlComparison extends Extent {
  readonly kind: 'comparison';
  readonly left: EqlNode;
  readonly operator: EqlOperator;
  /** `not in` and the like: the NOT before the operator. */
  readonly negated: boolean;
  readonly right: readonly EqlNode[];
  /** The right side stands in parentheses. */
  readonly list: boolean;
}

/** Calculations of the same precedence, from left to right: one operator fewer than operands. */
export interface EqlArithmetic extends Extent {
  readonly kind: 'arithmetic';
  readonly operators: readonly ('+' | '-' | '*' | '/' | '%')[];
  readonly operands: readonly EqlNode[];
}

export type EqlRelationKind = 'child' | 'descendant' | 'event';

/** `descendant of […]`: a related event exists. */
export interface EqlRelation extends Extent {
  readonly kind: 'relation';
  readonly relation: EqlRelationKind;
  readonly filter: EventFilter;
}

/** An expression or condition: the grammar keeps them in one. */
export type EqlNode =
  | EqlLiteral
  | EqlField
  | EqlCall
  | EqlComparison
  | EqlArithmetic
  | EqlRelation
  | (Extent & { readonly kind: 'and' | 'or'; readonly operands: readonly EqlNode[] })
  | (Extent & { readonly kind: 'not' | 'negative' | 'group'; readonly operand: EqlNode })
  /** What could not be read, and was reported. */
  | (Extent & { readonly kind: 'unread' });

/** `category where condition`. */
export interface EventFilter extends Extent {
  /** Null for `any`. */
  readonly category: string | null;
  readonly condition: EqlNode;
}

/** `[category where condition]` and what stands behind it. */
export interface EqlStep extends Extent {
  readonly filter: EventFilter;
  /** `![…]`: the event must not occur. */
  readonly missing: boolean;
  readonly by: readonly EqlNode[];
  /** The name by which later steps refer to its event. */
  readonly alias: string | null;
  /** `with runs=3`. */
  readonly runs: string | null;
  readonly fork: boolean | null;
}

export interface EqlPipe extends Extent {
  readonly name: string;
  readonly arguments: readonly EqlNode[];
}

/** Several events that belong together. */
export interface EqlSteps {
  readonly kind: 'sequence' | 'join' | 'sample';
  readonly by: readonly EqlNode[];
  /** As it is written: `5m`. */
  readonly maxspan: string | null;
  readonly steps: readonly EqlStep[];
  readonly until: EqlStep | null;
  readonly pipes: readonly EqlPipe[];
}

/** A whole query. */
export type EqlStatement =
  | { readonly kind: 'event'; readonly filter: EventFilter; readonly pipes: readonly EqlPipe[] }
  | EqlSteps;
