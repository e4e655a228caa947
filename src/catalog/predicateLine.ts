import type { Kind } from '../model/Predicate.js';
import type { LanguageName, Vendor } from '../model/Rule.js';
import type { ExclusionPlace, Role } from '../model/RuleRecord.js';
import type { PredicateRow } from '../store/read/readPredicates.js';

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

export function toPredicateLine({ rule, predicate, row }: PredicateRow): PredicateLine {
  return {
    rule: rule.rule,
    source: rule.source,
    path: rule.path,
    vendor: rule.vendor,
    language: rule.language,
    status: rule.status,
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
    canonical: row.canonical,
    aspect: row.aspect,
    rowKind: row.rowKind,
    rowValue: row.rowValue,
    line: predicate.line,
    column: predicate.column,
  };
}
