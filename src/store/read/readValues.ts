import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import { amongRows, type FoundRow, readPage } from './findRows.js';
import { type MatchedRow, matchValues } from './valueIndex.js';
import type { Listed } from './Window.js';

export interface ValueRows extends Listed<FoundRow> {
  /** Whether their value is the text, or only contains it. */
  readonly areEqual: boolean;
}

/**
 * Rows whose value is `text`; where there is none, those that contain it. Up to `most`, most used
 * first. Values are compared folded to lower case, regexes in any case.
 */
export function findValueRows(
  db: CatalogFile,
  text: string,
  includeDeprecated: boolean,
  most: number,
): ValueRows {
  const { equal, containing } = matchValues(db, text, includeDeprecated);
  const areEqual = equal.length > 0;
  const matches = areEqual ? equal : containing;
  const condition = amongRows(mostUsed(matches, most), includeDeprecated);
  const items = matches.length === 0 ? [] : readPage(db, condition, { limit: most, offset: 0 });
  return { total: matches.length, items, areEqual };
}

/** The rows that can be among the `most` used: all that are used as often as the last of these. */
function mostUsed(matches: readonly MatchedRow[], most: number): readonly number[] {
  const reaches = matches.map(({ reach }) => reach).sort((a, b) => b - a);
  const least = reaches[most - 1] ?? 0;
  return matches.filter(({ reach }) => reach >= least).map(({ row }) => row);
}

/** One or two characters are in most values. */
export function isSelective(text: string): boolean {
  return text.length > 2;
}

/** Whether a row's value contains a text, in any case. All but regexes are in lower case. */
export function contain(text: string, folded: string): string {
  return `(instr(value, ${folded})
    OR kind = 'regex_match' AND (instr(value, ${text}) OR instr(lower(value), ${folded})))`;
}

export interface RowUse {
  readonly row: number;
  readonly rule: number;
  readonly excluded: number;
}

/** Which rules use these rows, and whether as an exclusion. */
export function usesOfRows(
  db: CatalogFile,
  rows: readonly number[],
  includeDeprecated: boolean,
): readonly RowUse[] {
  return db.all<RowUse>(
    `SELECT row, rule, excluded FROM rule_row
     WHERE row IN (SELECT value FROM json_each(?1)) AND ${isCounted('+rule', '?2')}
     ORDER BY rule, row`,
    JSON.stringify(rows),
    Number(includeDeprecated),
  );
}
