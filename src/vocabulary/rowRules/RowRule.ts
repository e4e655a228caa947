import type { Kind } from '../../model/Predicate.js';
import type { Separator } from '../FieldContext.js';
import type { FieldType } from '../fields.js';

/** A comparison with one value, of a field that is known. */
export interface Comparison {
  readonly aspect: string | null;
  readonly kind: Kind;
  /** In lower case, but for a regex. */
  readonly value: string;
}

/** An equivalence: comparisons that hold for the same events, whatever those are, are one row. */
export interface RowRule {
  readonly name: string;
  /** Whether it can apply to this part of a field of this type. */
  readonly concerns: (type: FieldType, aspect: string | null) => boolean;
  /** The comparison as the row has it; undefined where the rule says nothing of it. */
  readonly rewrite: (comparison: Comparison, separator: Separator) => Comparison | undefined;
}
