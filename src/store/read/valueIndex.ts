import type { CatalogFile } from '../openCatalog.js';

/** The values of all rows, for looking for text inside of them, which no index of the database can. */
interface ValueIndex {
  readonly rows: readonly number[];
  readonly values: readonly string[];
  /** 1 where the value is a regex, and kept as its author wrote it. */
  readonly regexes: readonly (0 | 1)[];
  readonly reach: readonly number[];
  readonly reachAll: readonly number[];
}

type Columns = Readonly<Record<keyof ValueIndex, string>>;

const known = new WeakMap<CatalogFile, ValueIndex>();

/** Read once for an open catalog: some 50 ms for 70,000 rows, and then 3 ms a search. */
function valueIndexOf(db: CatalogFile): ValueIndex {
  const read = known.get(db);
  if (read !== undefined) return read;
  const found = db.first<Columns>(
    `SELECT json_group_array(id) || '' AS "rows", json_group_array(value) || '' AS "values",
       json_group_array(kind = 'regex_match') || '' AS regexes,
       json_group_array(reach) || '' AS reach, json_group_array(reach_all) || '' AS reachAll
     FROM row WHERE value IS NOT NULL`,
  );
  const column = (name: keyof ValueIndex) => JSON.parse(found?.[name] ?? '[]');
  const index: ValueIndex = {
    rows: column('rows'),
    values: column('values'),
    regexes: column('regexes'),
    reach: column('reach'),
    reachAll: column('reachAll'),
  };
  known.set(db, index);
  return index;
}

export interface MatchedRow {
  readonly row: number;
  readonly reach: number;
}

export interface ValueMatches {
  /** Rows whose value is the text. */
  readonly equal: readonly MatchedRow[];
  /** Rows whose value contains it; these are among them. */
  readonly containing: readonly MatchedRow[];
}

/** Rows that rules use, by their values; these are compared in any case. */
export function matchValues(
  db: CatalogFile,
  text: string,
  includeDeprecated: boolean,
): ValueMatches {
  const { rows, values, regexes, ...reaches } = valueIndexOf(db);
  const reach = includeDeprecated ? reaches.reachAll : reaches.reach;
  const folded = text.toLowerCase();
  const equal: MatchedRow[] = [];
  const containing: MatchedRow[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? '';
    const contains =
      regexes[i] === 1
        ? value.includes(text) || value.toLowerCase().includes(folded)
        : value.includes(folded);
    if (!contains || reach[i] === 0) continue;
    const match = { row: rows[i] ?? 0, reach: reach[i] ?? 0 };
    containing.push(match);
    if (value === text || value === folded) equal.push(match);
  }
  return { equal, containing };
}
