import type { Extent } from '../../../text/Extent.js';
import type { Pipeline } from '../source/Pipeline.js';

export type SearchOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '::';

/** A value of a search, escapes resolved; stars in it are wildcards. */
export interface SearchValue extends Extent {
  readonly text: string;
  readonly quoted: boolean;
  /** `CASE(…)`: case matters; `TERM(…)`, `PREFIX(…)`: how the index is used. */
  readonly directive: 'case' | 'term' | 'prefix' | null;
  /** A macro that is not defined: what it stands for is not known. */
  readonly unknown?: true;
}

export interface SearchComparison extends Extent {
  readonly kind: 'comparison';
  readonly field: string;
  readonly operator: SearchOperator;
  readonly value: SearchValue;
}

export interface SearchList extends Extent {
  readonly kind: 'in';
  readonly field: string;
  readonly operator: 'in' | '=';
  readonly values: readonly SearchValue[];
}

/** A word or phrase to be found anywhere in the event. */
export interface SearchTerm extends Extent {
  readonly kind: 'term';
  readonly value: SearchValue;
}

export interface SearchSubsearch extends Extent {
  readonly kind: 'subsearch';
  readonly pipeline: Pipeline;
}

/** The expression that the `search` command and `tstats … where` take. */
export type SearchNode =
  | SearchComparison
  | SearchList
  | SearchTerm
  | SearchSubsearch
  | (Extent & { readonly kind: 'and' | 'or'; readonly operands: readonly SearchNode[] })
  | (Extent & { readonly kind: 'not'; readonly operand: SearchNode })
  /** Lets everything through: nothing at all. */
  | (Extent & { readonly kind: 'nothing' })
  /** What could not be read, and was reported. */
  | (Extent & { readonly kind: 'unread' });
