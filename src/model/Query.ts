import type { Diagnostic } from './Diagnostic.js';
import type { Expression } from './Expression.js';

/** What a query says about the events it looks at, in the author's terms. */
export interface ScopeTerm {
  /** `product`, `category`, `service`, `index`, `table`, … */
  readonly name: string;
  readonly value: string;
}

/** One condition over one event. A rule has several where it has steps, branches or subsearches. */
export interface Query {
  readonly scope: readonly ScopeTerm[];
  readonly expression: Expression;
  /** What it is in its rule, where that has several: `step 2`, `missing event 3`, `until`, `join`. */
  readonly label?: string;
}

/** What a language makes of a query text. */
export interface Reading {
  readonly queries: readonly Query[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How much of a rule could be represented: nothing is passed over in silence. */
export type Understood = 'full' | 'partly' | 'none';
