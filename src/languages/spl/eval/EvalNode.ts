import type { Extent } from '../../../text/Extent.js';
import type { Pipeline } from '../source/Pipeline.js';

export type EvalOperator = '=' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'like';

export interface EvalLiteral extends Extent {
  readonly kind: 'literal';
  readonly value: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null';
}

export interface EvalField extends Extent {
  readonly kind: 'field';
  readonly name: string;
  /** In single quotes. */
  readonly quoted: boolean;
}

export interface EvalCall extends Extent {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly arguments: readonly EvalNode[];
}

export interface EvalComparison extends Extent {
  readonly kind: 'comparison';
  readonly operator: EvalOperator;
  readonly left: EvalNode;
  readonly right: EvalNode;
}

export interface EvalList extends Extent {
  readonly kind: 'in';
  readonly left: EvalNode;
  readonly values: readonly EvalNode[];
}

/** Calculations or concatenations of one precedence, from left to right. */
export interface EvalSum extends Extent {
  readonly kind: 'sum';
  readonly operators: readonly string[];
  readonly operands: readonly EvalNode[];
}

/** An expression of `eval` and `where`: values and conditions in one. */
export type EvalNode =
  | EvalLiteral
  | EvalField
  | EvalCall
  | EvalComparison
  | EvalList
  | EvalSum
  | (Extent & { readonly kind: 'and' | 'or' | 'xor'; readonly operands: readonly EvalNode[] })
  | (Extent & { readonly kind: 'not'; readonly operand: EvalNode })
  | (Extent & { readonly kind: 'subsearch'; readonly pipeline: Pipeline })
  /** What could not be read, and was reported. */
  | (Extent & { readonly kind: 'unread' });
