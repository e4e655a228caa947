import type { Kind } from '../model/Predicate.js';
import type { ExclusionPlace, PredicateRecord, Role } from '../model/RuleRecord.js';

/** Members of a line, in the order of `PredicateRecord`; flags: see `flagsOf`. */
type OwnLine = [
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
];

type Line =
  | OwnLine
  | [...OwnLine, canonical: string, aspect: string | null, kind: Kind, value: string | null];

/**
 * The predicate values of a rule as text for the catalog. The row is left out where it is the
 * author's own comparison with the value in lower case, which is most of the time.
 */
export function encodePredicates(predicates: readonly PredicateRecord[]): string {
  return JSON.stringify(predicates.map(encodeLine));
}

function encodeLine(p: PredicateRecord): Line {
  const flags = flagsOf(p);
  const usual =
    p.canonical === p.field &&
    p.aspect === null &&
    p.rowKind === p.kind &&
    p.rowValue === usualValue(p.kind, p.value);
  const { query, field, kind, value, as, exclusion, role, line, column, start, end } = p;
  const own: OwnLine = [
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
  ];
  return usual ? own : [...own, p.canonical, p.aspect, p.rowKind, p.rowValue];
}

function usualValue(kind: Kind, value: string | null): string | null {
  return kind === 'regex_match' || value === null ? value : value.toLowerCase();
}

/** The predicate values back from `encodePredicates`. */
export function decodePredicates(text: string): readonly PredicateRecord[] {
  return (JSON.parse(text) as Line[]).map(decodeLine);
}

/** By index, not by destructuring: this runs for every value of an export. */
function decodeLine(line: Line): PredicateRecord {
  const flags = line[5];
  const [field, kind, value] = [line[1], line[2], line[3]];
  return {
    query: line[0],
    field,
    kind,
    value,
    as: line[4],
    caseSensitive: (flags & CASE_SENSITIVE) !== 0,
    negated: (flags & NEGATED) !== 0,
    exclusion: line[6],
    role: line[7],
    derived: (flags & DERIVED) !== 0,
    canonical: line.length === 12 ? field : line[12],
    aspect: line.length === 12 ? null : line[13],
    rowKind: line.length === 12 ? kind : line[14],
    rowValue: line.length === 12 ? usualValue(kind, value) : line[15],
    line: line[8],
    column: line[9],
    start: line[10],
    end: line[11],
  };
}

const CASE_SENSITIVE = 1;
const NEGATED = 2;
const DERIVED = 4;

function flagsOf({ caseSensitive, negated, derived }: PredicateRecord): number {
  return (caseSensitive ? CASE_SENSITIVE : 0) | (negated ? NEGATED : 0) | (derived ? DERIVED : 0);
}
