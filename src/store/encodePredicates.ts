import type { Kind } from '../model/Predicate.js';
import type { ExclusionPlace, PredicateRecord, Role } from '../model/RuleRecord.js';

/**
 * Values of one predicate: what they share, their rows (0 where each row is the usual one), then
 * for each value its text, line, column, start and end. Flat, because a corpus has tens of
 * thousands of values.
 */
type Group = [
  query: number,
  field: string,
  kind: Kind,
  as: string,
  flags: number,
  exclusion: ExclusionPlace,
  role: Role,
  rows: readonly Row[] | 0,
  ...values: (string | number | null)[],
];

type Row = readonly [canonical: string, aspect: string | null, kind: Kind, value: string | null];

const SHARED = 8;
const PER_VALUE = 5;

/**
 * The predicate values of a rule as text for the catalog. A row is left out where it is the author's
 * own comparison with the value in lower case, which is most of the time.
 */
export function encodePredicates(predicates: readonly PredicateRecord[]): string {
  const groups: Group[] = [];
  let last: PredicateRecord | null = null;
  let group: Group | null = null;
  for (const p of predicates) {
    if (group === null || last === null || !belongTogether(last, p)) {
      group = startGroup(p);
      groups.push(group);
    } else if (group[7] !== 0) group[7] = [...group[7], rowOf(p)];
    group.push(p.value, p.line, p.column, p.start, p.end);
    last = p;
  }
  return JSON.stringify(groups);
}

function startGroup(p: PredicateRecord): Group {
  const rows = hasUsualRow(p) ? 0 : [rowOf(p)];
  return [p.query, p.field, p.kind, p.as, flagsOf(p), p.exclusion, p.role, rows];
}

function belongTogether(a: PredicateRecord, b: PredicateRecord): boolean {
  return (
    a.field === b.field &&
    a.kind === b.kind &&
    a.as === b.as &&
    a.exclusion === b.exclusion &&
    a.query === b.query &&
    a.role === b.role &&
    flagsOf(a) === flagsOf(b) &&
    hasUsualRow(a) === hasUsualRow(b)
  );
}

function hasUsualRow(p: PredicateRecord): boolean {
  return (
    p.canonical === p.field &&
    p.aspect === null &&
    p.rowKind === p.kind &&
    p.rowValue === usualValue(p.kind, p.value)
  );
}

function rowOf(p: PredicateRecord): Row {
  return [p.canonical, p.aspect, p.rowKind, p.rowValue];
}

function usualValue(kind: Kind, value: string | null): string | null {
  return kind === 'regex_match' || value === null ? value : value.toLowerCase();
}

/** The predicate values back from `encodePredicates`. */
export function decodePredicates(text: string): readonly PredicateRecord[] {
  const records: PredicateRecord[] = [];
  for (const group of JSON.parse(text) as Group[]) {
    for (let at = SHARED; at < group.length; at += PER_VALUE) records.push(decodeValue(group, at));
  }
  return records;
}

/** By index, not by destructuring: this runs for every value of an export. */
function decodeValue(group: Group, at: number): PredicateRecord {
  const [field, kind, flags, rows] = [group[1], group[2], group[4], group[7]];
  const value = group[at] as string | null;
  const row = rows === 0 ? undefined : rows[(at - SHARED) / PER_VALUE];
  return {
    query: group[0],
    field,
    kind,
    value,
    as: group[3],
    caseSensitive: (flags & CASE_SENSITIVE) !== 0,
    negated: (flags & NEGATED) !== 0,
    exclusion: group[5],
    role: group[6],
    derived: (flags & DERIVED) !== 0,
    canonical: row === undefined ? field : row[0],
    aspect: row === undefined ? null : row[1],
    rowKind: row === undefined ? kind : row[2],
    rowValue: row === undefined ? usualValue(kind, value) : row[3],
    line: group[at + 1] as number,
    column: group[at + 2] as number,
    start: group[at + 3] as number,
    end: group[at + 4] as number,
  };
}

const CASE_SENSITIVE = 1;
const NEGATED = 2;
const DERIVED = 4;

function flagsOf({ caseSensitive, negated, derived }: PredicateRecord): number {
  return (caseSensitive ? CASE_SENSITIVE : 0) | (negated ? NEGATED : 0) | (derived ? DERIVED : 0);
}
