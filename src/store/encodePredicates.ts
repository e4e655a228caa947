import type { Kind } from '../model/Predicate.js';
import type { ExclusionPlace, PredicateRecord, Role } from '../model/RuleRecord.js';

/** A predicate's value as the catalog keeps it: in the author's terms, and the row it counts in. */
export interface StoredPredicate
  extends Omit<PredicateRecord, 'canonical' | 'aspect' | 'rowKind' | 'rowValue'> {
  readonly row: number;
}

/** Members of a line, in the order of `StoredPredicate`; flags: see `flagsOf`. */
type Line = [
  query: number,
  field: string,
  kind: Kind,
  value: string | null,
  as: string,
  flags: number,
  exclusion: ExclusionPlace,
  role: Role,
  row: number,
  line: number,
  column: number,
  start: number,
  end: number,
];

/** The predicate values of a rule as text for the catalog; `rows` has the row of each. */
export function encodePredicates(
  predicates: readonly PredicateRecord[],
  rows: readonly number[],
): string {
  const lines = predicates.map(
    (p, index): Line => [
      p.query,
      p.field,
      p.kind,
      p.value,
      p.as,
      flagsOf(p),
      p.exclusion,
      p.role,
      rows[index] ?? 0,
      p.line,
      p.column,
      p.start,
      p.end,
    ],
  );
  return JSON.stringify(lines);
}

/** The predicate values back from `encodePredicates`. */
export function decodePredicates(text: string): readonly StoredPredicate[] {
  return (JSON.parse(text) as Line[]).map(
    ([query, field, kind, value, as, flags, exclusion, role, row, line, column, start, end]) => ({
      query,
      field,
      kind,
      value,
      as,
      caseSensitive: (flags & CASE_SENSITIVE) !== 0,
      negated: (flags & NEGATED) !== 0,
      exclusion,
      role,
      derived: (flags & DERIVED) !== 0,
      row,
      line,
      column,
      start,
      end,
    }),
  );
}

const CASE_SENSITIVE = 1;
const NEGATED = 2;
const DERIVED = 4;

function flagsOf({ caseSensitive, negated, derived }: PredicateRecord): number {
  return (caseSensitive ? CASE_SENSITIVE : 0) | (negated ? NEGATED : 0) | (derived ? DERIVED : 0);
}
