import type { SourceSpan } from './SourceSpan.js';

/** What a comparison does, in positive form; negation lives in the Expression. */
export const KINDS = [
  'eq',
  'contains',
  'starts_with',
  'ends_with',
  'wildcard',
  'regex_match',
  'cidr',
  'lt',
  'lte',
  'gt',
  'gte',
  'is_null',
  'exists',
  'fieldref',
  'keyword',
] as const;

export type Kind = (typeof KINDS)[number];

/** How a value is rewritten before it is compared, innermost first. */
export type ValueTransform =
  | 'windash'
  | 'utf16le'
  | 'utf16be'
  | 'utf16'
  | 'base64'
  | 'base64offset';

/** The part of a timestamp that is compared instead of the timestamp itself. */
export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** How one field is compared with another. */
export type FieldComparison =
  | 'eq'
  | 'contains'
  | 'starts_with'
  | 'ends_with'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte';

export interface Value {
  /**
   * The author's value, escapes of the language resolved once. Where the predicate's kind is
   * `wildcard` (or `pattern` is set) this is a wildcard pattern: see `WildcardPattern.ts`.
   */
  readonly text: string;
  /** `placeholder`: the value is only known where the rule is used, so it matches nothing here. */
  readonly type: 'string' | 'number' | 'boolean' | 'placeholder';
  /** Set on a keyword whose text has wildcards inside. */
  readonly pattern?: true;
  readonly span: SourceSpan;
}

export interface Predicate {
  /** As the author wrote it; '' for a search over the whole event. */
  readonly field: string;
  readonly kind: Kind;
  /** Alternatives (OR). Empty for `is_null` and `exists`. */
  readonly values: readonly Value[];
  /** The author's own operator: `|contains|all`, `IN`, `like~`, `:`. */
  readonly as: string;
  readonly caseSensitive: boolean;
  /** The field is computed by the query, not a field of the event. */
  readonly derived?: true;
  readonly transforms?: readonly ValueTransform[];
  /** Set where a part of the field, read as a timestamp, is compared. */
  readonly timePart?: TimePart;
  /** `m` and `s` of a regex; `i` is `caseSensitive: false`. */
  readonly regexFlags?: string;
  /** The regex has to match the whole value, as in Lucene; otherwise it may match anywhere in it. */
  readonly anchored?: true;
  /** For `fieldref`: how the two fields are compared; `eq` where it is left out. */
  readonly compare?: FieldComparison;
  /** The macro (SPL) whose expansion it comes from; `span` is then the place of the macro's call. */
  readonly macro?: string;
  readonly span: SourceSpan;
}
