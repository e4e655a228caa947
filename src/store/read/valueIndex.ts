import type { CatalogFile } from '../openCatalog.js';

/**
 * The values of all rows, for looking for text inside of them, which no index of the database can.
 * One text and lists of numbers: an object for each of 70,000 rows would take longer than the search.
 */
interface ValueIndex {
  /** All values in lower case, each with a separator behind it. */
  readonly text: string;
  /** Where the values end in the text: the places of the separators. */
  readonly ends: Int32Array;
  readonly rows: Int32Array;
  readonly reach: Int32Array;
  readonly reachAll: Int32Array;
}

/**
 * ASCII's delete character, which JSON has as it is. Where a value, or what is looked for, has one, it
 * is taken for a blank.
 */
const SEPARATOR = '\u007f';

const known = new WeakMap<CatalogFile, ValueIndex>();

/** Read once for an open catalog: some 50 ms for 70,000 rows; then a search takes 1 or 2. */
function valueIndexOf(db: CatalogFile): ValueIndex {
  const index = known.get(db) ?? readValueIndex(db);
  known.set(db, index);
  return index;
}

type Columns = Readonly<Record<keyof ValueIndex, string | null>>;

function readValueIndex(db: CatalogFile): ValueIndex {
  // Numbers as text, too: rows that are made into objects one by one take twice as long.
  const found = db.first<Columns>(
    `SELECT group_concat(replace(value, char(127), ' '), char(127)) AS text,
       group_concat(id) AS "rows", group_concat(reach) AS reach, group_concat(reach_all) AS reachAll
     FROM row WHERE value IS NOT NULL`,
  );
  const numbers = (list: string | null | undefined) =>
    Int32Array.from(JSON.parse(`[${list ?? ''}]`));
  const rows = numbers(found?.rows);
  // Regexes are kept as their authors wrote them, all else is in lower case already.
  const text = rows.length === 0 ? '' : `${found?.text ?? ''}${SEPARATOR}`.toLowerCase();
  return {
    text,
    ends: placesOfSeparators(text, rows.length),
    rows,
    reach: numbers(found?.reach),
    reachAll: numbers(found?.reachAll),
  };
}

function placesOfSeparators(text: string, count: number): Int32Array {
  const places = new Int32Array(count);
  let at = -1;
  for (let i = 0; i < count; i += 1) {
    at = text.indexOf(SEPARATOR, at + 1);
    places[i] = at;
  }
  return places;
}

export interface ValueMatches {
  /** Rows that rules use and whose value is the text or, where there is none, contains it. */
  readonly total: number;
  /** Those of them that can be among the `most` used. */
  readonly rows: readonly number[];
  /** Whether their value is the text, or only contains it. */
  readonly areEqual: boolean;
}

/** Rows that rules use, by their values, which are compared in any case of letters. */
export function matchValues(
  db: CatalogFile,
  text: string,
  includeDeprecated: boolean,
  most: number,
): ValueMatches {
  const index = valueIndexOf(db);
  const reach = includeDeprecated ? index.reachAll : index.reach;
  const { whole, containing } = findInValues(index, reach, text);
  const equal = writtenSo(db, index, whole, text);
  const areEqual = equal.length > 0;
  const matches = areEqual ? equal : containing;
  const rows = Array.from(mostUsed(matches, reach, most), (i) => index.rows[i] ?? 0);
  return { total: matches.length, rows, areEqual };
}

/** Places of used values in the index: those that contain the text, and those that are the text. */
function findInValues({ text, ends }: ValueIndex, reach: Int32Array, wanted: string) {
  const folded = wanted.toLowerCase().replaceAll(SEPARATOR, ' ');
  const containing = new Int32Array(ends.length);
  const whole: number[] = [];
  let found = 0;
  let start = 0;
  let at = text.indexOf(folded);
  for (let value = 0; value < ends.length && at !== -1; value += 1) {
    const end = ends[value] ?? 0;
    if (at <= end) {
      const isUsed = (reach[value] ?? 0) > 0;
      if (isUsed) containing[found++] = value;
      if (isUsed && at === start && at + folded.length === end) whole.push(value);
      at = text.indexOf(folded, end + 1);
    }
    start = end + 1;
  }
  return { whole: Int32Array.from(whole), containing: containing.subarray(0, found) };
}

/** Regexes must be written as they are: `\\S` is not `\\s`. */
function writtenSo(
  db: CatalogFile,
  { rows }: ValueIndex,
  values: Int32Array,
  text: string,
): Int32Array {
  if (values.length === 0) return values;
  const written = db.all<{ readonly id: number }>(
    `SELECT id FROM row WHERE id IN (SELECT value FROM json_each(?1))
       AND value IN (?2, CASE kind WHEN 'regex_match' THEN ?2 ELSE ?3 END)`,
    ...[JSON.stringify(Array.from(values, (i) => rows[i])), text, text.toLowerCase()],
  );
  const ids = new Set(written.map(({ id }) => id));
  return values.filter((i) => ids.has(rows[i] ?? 0));
}

/** Above this many rules, values are as good as equally used: more of them are put in order. */
const LARGEST_REACH = 1000;

/** Those that are used as often as the last of the `most` used: counted, not put in order. */
function mostUsed(values: Int32Array, reach: Int32Array, most: number): Int32Array {
  const levels = values.map((value) => Math.min(reach[value] ?? 0, LARGEST_REACH));
  const counts = new Int32Array(LARGEST_REACH + 1);
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1;
  let least = LARGEST_REACH;
  for (let sum = counts[least] ?? 0; sum < most && least > 0; sum += counts[least] ?? 0) least -= 1;
  return values.filter((_, i) => (levels[i] ?? 0) >= least);
}
