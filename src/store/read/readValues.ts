import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import { type FoundRows, findRows } from './findRows.js';

/**
 * Rows whose value is `text` (the preferred ones); where there is none, those that contain it. Up to
 * `most`, most used first. Values are compared folded to lower case, regexes in any case.
 */
export function findValueRows(
  db: CatalogFile,
  text: string,
  includeDeprecated: boolean,
  most: number,
): FoundRows {
  const condition = {
    sql: contain('?1', '?2'),
    preferred: '(value = ?1 OR value = ?2)',
    parameters: [text, text.toLowerCase()],
    isSelective: isSelective(text),
    includeDeprecated,
  };
  return findRows(db, condition, { limit: most, offset: 0 });
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
