import type { Kind } from '../model/Predicate.js';
import type { ExclusionPlace, PredicateRecord, Role } from '../model/RuleRecord.js';

/** Members of a line, in the order of `PredicateRecord`; flags: see `flagsOf`. */
type Line = [
  query: number,
  field: string,
  kind: Kind,
  value: string | null,
  as: string,
  flags: number,
  exclusion: ExclusionPlace,
  role: Role,
  line: number,
  column: number,
  start: number,
  end: number,
  ...row: [] | Row,
];

type Row = [canonical: string, aspect: string | null, kind: Kind, value: string | null];

/**
 * The predicate values of a rule as text for the catalog. The row is left out where it is the
 * author's own comparison with the value in lower case, which is most of the time.
 */
export function encodePredicates(predicates: readonly PredicateRecord[]): string {
  return JSON.stringify(predicates.map(encodeLine));
}

function encodeLine(p: PredicateRecord): Line {
  return [
    p.query,
    p.field,
    p.kind,
    p.value,
    p.as,
    flagsOf(p),
    p.exclusion,
    p.role,
    p.line,
    p.column,
    p.start,
    p.end,
    ...rowOf(p),
  ];
}

function rowOf(p: PredicateRecord): [] | Row {
  const usual =
    p.canonical === p.field &&
    p.aspect === null &&
    p.rowKind === p.kind &&
    p.rowValue === usualValue(p.kind, p.value);
  return usual ? [] : [p.canonical, p.aspect, p.rowKind, p.rowValue];
}

function usualValue(kind: Kind, value: string | null): string | null {
  return kind === 'regex_match' || value === null ? value : value.toLowerCase();
}

/** The predicate values back from `encodePredicates`. */
export function decodePredicates(text: string): readonly PredicateRecord[] {
  return (JSON.parse(text) as Line[]).map(decodeLine);
}

function decodeLine([
  query,
  field,
  kind,
  value,
  as,
  flags,
  exclusion,
  role,
  line,
  column,
  start,
  end,
  ...row
]: Line): PredicateRecord {
  const usual: Row = [field, null, kind, usualValue(kind, value)];
  const [canonical, aspect, rowKind, rowValue] = row.length === 0 ? usual : row;
  return {
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
    canonical,
    aspect,
    rowKind,
    rowValue,
    line,
    column,
    start,
    end,
  };
}

const CASE_SENSITIVE = 1;
const NEGATED = 2;
const DERIVED = 4;

function flagsOf({ caseSensitive, negated, derived }: PredicateRecord): number {
  return (caseSensitive ? CASE_SENSITIVE : 0) | (negated ? NEGATED : 0) | (derived ? DERIVED : 0);
}
