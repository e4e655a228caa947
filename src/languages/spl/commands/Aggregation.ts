import type { Extent } from '../../../text/Extent.js';

/** One function of `stats` and its like: `values(user) as users`. */
export interface Aggregation {
  /** In lower case. */
  readonly function: string;
  /** The field it is of; null for `count` alone. */
  readonly field: string | null;
  /** The expression in `f(eval(…))`, in place of a field. */
  readonly expression: Extent | null;
  /** The column it makes. */
  readonly name: string;
}

/** What a reporting command makes of the rows: a column for each function, and for each key. */
export interface Aggregations {
  readonly functions: readonly Aggregation[];
  readonly keys: readonly string[];
}
