import type { TimePart, ValueTransform } from '../../model/Predicate.js';

/** What the modifiers of a field make of `field: value`. */
export interface Comparison {
  readonly operator: Operator;
  /** A wildcard is put before or behind the value (`endswith`, `startswith`, both: `contains`). */
  readonly before: boolean;
  readonly behind: boolean;
  /** The values of a list are joined by AND. */
  readonly all: boolean;
  readonly negated: boolean;
  readonly cased: boolean;
  readonly expand: boolean;
  readonly ignoreCase: boolean;
  /** `m`, `s` of a regex. */
  readonly regexFlags: string;
  readonly transforms: readonly ValueTransform[];
  readonly timePart: TimePart | null;
}

export type Operator =
  | 'text'
  | 'regex_match'
  | 'cidr'
  | 'exists'
  | 'fieldref'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte';

export const PLAIN_COMPARISON: Comparison = {
  operator: 'text',
  before: false,
  behind: false,
  all: false,
  negated: false,
  cased: false,
  expand: false,
  ignoreCase: false,
  regexFlags: '',
  transforms: [],
  timePart: null,
};
