import type { Kind } from '../model/Predicate.js';
import type { ExclusionPlace, PredicateRecord, Role } from '../model/RuleRecord.js';

/**
 * Values of one predicate: what they share, their row where that is not their own field and kind,
 * then for each value its text, line, column, start and end. Flat, because a corpus has tens of
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
  row: GroupRow | 0,
  ...values: (string | number | null)[],
];

/** `values`: what stands before each value in lower case, or where that does not fit the row values. */
type GroupRow = [canonical: string, aspect: string | null, kind: Kind, values: string | RowValues];
type RowValues = (string | null)[];

const SHARED = 8;
const PER_VALUE = 5;

/**
 * The predicate values of a rule as text for the catalog. What follows from the value itself is
 * left out: most rows have the value in lower case, behind a separator where it is a file's name.
 */
export function encodePredicates(predicates: readonly PredicateRecord[]): string {
  const groups: Group[] = [];
  let last: PredicateRecord | null = null;
  let group: Group | null = null;
  let lastStart: string | null = null;
  for (const p of predicates) {
    const start = startOfRow(p);
    if (group === null || last === null || start !== lastStart || !belongTogether(last, p)) {
      group = startGroup(p, start);
      groups.push(group);
    }
    const row = group[7];
    if (row !== 0 && typeof row[3] !== 'string') row[3].push(p.rowValue);
    group.push(p.value, p.line, p.column, p.start, p.end);
    last = p;
    lastStart = start;
  }
  return JSON.stringify(groups);
}

/** What the row's value has before the value in lower case; null where it is not made of that. */
function startOfRow({ kind, value, rowValue }: PredicateRecord): string | null {
  const usual = usualValue(kind, value);
  if (rowValue === usual) return '';
  if (rowValue === null || usual === null || !rowValue.endsWith(usual)) return null;
  return rowValue.slice(0, rowValue.length - usual.length);
}

function startGroup(p: PredicateRecord, start: string | null): Group {
  const { canonical, aspect, rowKind } = p;
  const isOwn = start === '' && canonical === p.field && aspect === null && rowKind === p.kind;
  const row: GroupRow | 0 = isOwn ? 0 : [canonical, aspect, rowKind, start ?? []];
  return [p.query, p.field, p.kind, p.as, flagsOf(p), p.exclusion, p.role, row];
}

function belongTogether(a: PredicateRecord, b: PredicateRecord): boolean {
  return (
    a.field === b.field &&
    a.kind === b.kind &&
    a.as === b.as &&
    a.exclusion === b.exclusion &&
    a.query === b.query &&
    a.role === b.role &&
    a.canonical === b.canonical &&
    a.aspect === b.aspect &&
    a.rowKind === b.rowKind &&
    flagsOf(a) === flagsOf(b)
  );
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
  const [field, kind, flags, row] = [group[1], group[2], group[4], group[7]];
  const value = group[at] as string | null;
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
    canonical: row === 0 ? field : row[0],
    aspect: row === 0 ? null : row[1],
    rowKind: row === 0 ? kind : row[2],
    rowValue: rowValueOf(row, usualValue(kind, value), (at - SHARED) / PER_VALUE),
    line: group[at + 1] as number,
    column: group[at + 2] as number,
    start: group[at + 3] as number,
    end: group[at + 4] as number,
  };
}

function rowValueOf(row: GroupRow | 0, usual: string | null, index: number): string | null {
  if (row === 0 || row[3] === '') return usual;
  const values = row[3];
  return typeof values === 'string' ? values + (usual ?? '') : (values[index] ?? null);
}

const CASE_SENSITIVE = 1;
const NEGATED = 2;
const DERIVED = 4;

function flagsOf({ caseSensitive, negated, derived }: PredicateRecord): number {
  return (caseSensitive ? CASE_SENSITIVE : 0) | (negated ? NEGATED : 0) | (derived ? DERIVED : 0);
}
