import type { Kind } from '../model/Predicate.js';
import type { LanguageName, Vendor } from '../model/Rule.js';
import type { ExclusionPlace, PredicateRecord, Role } from '../model/RuleRecord.js';

/** The rule that a line belongs to. */
export type LineOwner = Pick<
  PredicateLine,
  'rule' | 'source' | 'path' | 'vendor' | 'language' | 'status'
>;

/** One value of a predicate, as `export predicates` and `explain` give it. */
export interface PredicateLine {
  readonly rule: string;
  readonly source: string | null;
  readonly path: string | null;
  readonly vendor: Vendor | null;
  readonly language: LanguageName;
  readonly status: string | null;
  /** Number of the query in its rule, from 1. */
  readonly query: number;
  readonly field: string;
  readonly kind: Kind;
  readonly value: string | null;
  readonly as: string;
  readonly caseSensitive: boolean;
  readonly negated: boolean;
  readonly exclusion: ExclusionPlace;
  readonly role: Role;
  readonly derived: boolean;
  readonly canonical: string;
  readonly aspect: string | null;
  readonly rowKind: Kind;
  readonly rowValue: string | null;
  readonly line: number;
  readonly column: number;
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
