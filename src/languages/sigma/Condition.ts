import type { Extent } from '../../text/Extent.js';

/** The syntax tree of a Sigma condition. Offsets are in the condition's text. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'selection'; readonly name: string; readonly at: Extent }
  | {
      readonly kind: 'selections';
      readonly quantifier: 'any' | 'all';
      /** A pattern with `*`, or `them`. */
      readonly pattern: string;
      readonly at: Extent;
    };

/** Something to tell about a condition, placed in its text. */
export interface ConditionFault {
  readonly code:
    | 'sigma/condition-syntax'
    | 'sigma/condition-too-deep'
    | 'sigma/condition-too-long'
    | 'sigma/operator-case'
    | 'sigma/aggregation';
  readonly message: string;
  readonly hint?: string;
  readonly at: Extent;
}
