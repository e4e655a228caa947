import type { LanguageName, Vendor } from '../model/Rule.js';
import type { PredicateRecord } from '../model/RuleRecord.js';

/** The rule that a line belongs to. */
export type LineOwner = Pick<
  PredicateLine,
  'rule' | 'source' | 'path' | 'vendor' | 'language' | 'status'
>;

/** One value of a predicate, as `export predicates` and `explain` give it. */
export interface PredicateLine extends Omit<PredicateRecord, 'start' | 'end'> {
  readonly rule: string;
  readonly source: string | null;
  readonly path: string | null;
  readonly vendor: Vendor | null;
  readonly language: LanguageName;
  readonly status: string | null;
}

export function toPredicateLine(rule: LineOwner, predicate: PredicateRecord): PredicateLine {
  return {
    ...rule,
    query: predicate.query,
    field: predicate.field,
    kind: predicate.kind,
    value: predicate.value,
    as: predicate.as,
    caseSensitive: predicate.caseSensitive,
    negated: predicate.negated,
    exclusion: predicate.exclusion,
    role: predicate.role,
    derived: predicate.derived,
    canonical: predicate.canonical,
    aspect: predicate.aspect,
    rowKind: predicate.rowKind,
    rowValue: predicate.rowValue,
    line: predicate.line,
    column: predicate.column,
  };
}
