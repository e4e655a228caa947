import type { PredicateRecord } from '../model/RuleRecord.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { predicatesOfRule } from '../store/read/readPredicates.js';
import { readQueryStart, readRuleNames } from '../store/read/readSite.js';

/** A piece of a query: plain, or the place of a value. */
export interface QueryPiece {
  readonly text: string;
  /** Index of the predicate line whose value stands here; null between values. */
  readonly predicate: number | null;
}

/** The pieces of a rule's query, with the values of its predicates marked; [] without a query. */
export function markedQuery(
  db: CatalogFile,
  rule: { readonly key: string; readonly query: string | null },
  number = readRuleNames(db).find(({ key }) => key === rule.key)?.number ?? 0,
): readonly QueryPiece[] {
  if (rule.query === null) return [];
  const predicates = predicatesOfRule(db, number)?.predicates ?? [];
  return markValues(rule.query, readQueryStart(db, rule.key) ?? 0, predicates);
}

type Placed = Pick<PredicateRecord, 'field' | 'value' | 'start' | 'end'>;

/**
 * Marks the places of values in a query. Offsets are those of the rule's file. Where the file's
 * format changes the text (escapes, folded lines), the query's offsets differ from the file's, so
 * that an offset counts only if the value, or else the field, stands there; otherwise the next
 * place of the value after the one before it is taken. A value that stands nowhere in the text (it
 * comes from a macro or a list elsewhere) has no mark.
 */
export function markValues(
  query: string,
  queryStart: number,
  predicates: readonly Placed[],
): readonly QueryPiece[] {
  const marks: { start: number; end: number; predicate: number }[] = [];
  const lower = query.toLowerCase();
  let drift = 0;
  let last = 0;
  for (const [index, predicate] of predicates.entries()) {
    const start = predicate.start - queryStart - drift;
    const place = placeOf(query, lower, predicate, start, last);
    if (place === null) continue;
    drift += start - place.start;
    last = place.end;
    marks.push({ ...place, predicate: index });
  }
  return toPieces(query, marks);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function placeOf(
  query: string,
  lower: string,
  { field, value, start, end }: Placed,
  expected: number,
  after: number,
): Place | null {
  const length = end - start;
  const text = query.slice(Math.max(0, expected), Math.max(0, expected + length));
  const wanted = [value, field].filter((one) => one !== null && one !== '') as string[];
  if (text !== '' && wanted.some((one) => isSpelled(text, one))) {
    return { start: expected, end: expected + length };
  }
  if (value === null || value === '') return null;
  const written = value.toLowerCase();
  const found = lower.indexOf(written, after);
  const place = found === -1 ? lower.indexOf(written) : found;
  return place === -1 ? null : { start: place, end: place + value.length };
}

/** Whether a piece of text spells a value: quotes, wildcards and escapes do not count. */
function isSpelled(text: string, value: string): boolean {
  const letters = (one: string) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const wanted = letters(value);
  return wanted === '' ? text.includes(value) : letters(text).includes(wanted);
}

function toPieces(
  query: string,
  marks: readonly (Place & { readonly predicate: number })[],
): readonly QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let at = 0;
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end, predicate } of ordered) {
    // Of values at the same place (one text in several comparisons) the first has the mark.
    if (start < at) continue;
    if (start > at) pieces.push({ text: query.slice(at, start), predicate: null });
    pieces.push({ text: query.slice(start, end), predicate });
    at = end;
  }
  if (at < query.length) pieces.push({ text: query.slice(at), predicate: null });
  return pieces;
}
