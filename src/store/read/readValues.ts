import { EXCLUDED } from '../howBits.js';
import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import { amongRows, type FoundRow, readPage } from './findRows.js';
import { pairsOf } from './pairsOf.js';
import { matchValues } from './valueIndex.js';
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
  const { total, rows, areEqual } = matchValues(db, text, includeDeprecated, most);
  const window = { limit: most, offset: 0 };
  const items = total === 0 ? [] : readPage(db, amongRows(rows, includeDeprecated), window);
  return { total, items, areEqual };
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
  readonly rule: number;
  readonly isExcluded: boolean;
}

/**
 * Which rules use these rows, and whether as an exclusion: of each row the first `most` rules. A row
 * that none uses is left out.
 */
export function usesOfRows(
  db: CatalogFile,
  rows: readonly number[],
  includeDeprecated: boolean,
  most: number,
): ReadonlyMap<number, readonly RowUse[]> {
  const found = db.all<{ readonly row: number; readonly uses: string | null }>(
    `SELECT value AS row, (SELECT group_concat(rule || ',' || how)
       FROM (SELECT rule, how FROM rule_row WHERE row = value AND ${isCounted('rule', '?2')}
             ORDER BY rule LIMIT ?3)) AS uses
     FROM json_each(?1)`,
    ...[JSON.stringify(rows), Number(includeDeprecated), most],
  );
  return new Map(
    found.flatMap(({ row, uses }) =>
      uses === null ? [] : [[row, Array.from(pairsOf(uses), toUse)]],
    ),
  );
}

function toUse([rule, how]: readonly [number, number]): RowUse {
  return { rule, isExcluded: (how & EXCLUDED) !== 0 };
}
