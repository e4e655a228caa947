import type { CatalogFile } from '../openCatalog.js';
import type { CountedRow } from './readRows.js';

const ROW = `row.id AS row, field.name AS field, aspect, kind, value`;

export interface ValueRows {
  readonly rows: readonly CountedRow[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * Rows whose value is `text`, or contains it, most used first. Values are compared folded to lower
 * case, regexes in any case.
 */
export function findValueRows(
  db: CatalogFile,
  text: string,
  match: 'equal' | 'containing',
  includeDeprecated: boolean,
  most: number,
): ValueRows {
  const reach = includeDeprecated ? 'reach_all' : 'reach';
  const folded = text.toLowerCase();
  const where =
    match === 'equal'
      ? '(value = ?1 OR value = ?2)'
      : '(instr(value, ?1) OR instr(lower(value), ?2))';
  const rows = db.all<CountedRow>(
    `SELECT ${ROW}, ${reach} AS rules, ${reach} AS reach,
       (SELECT min(scope) FROM rule_row WHERE rule_row.row = row.id) AS scope
     FROM row JOIN field ON field.id = row.field
     WHERE ${where} AND ${reach} > 0 ORDER BY reach DESC, field.name, kind, value LIMIT ?3`,
    text,
    folded,
    most,
  );
  const total = db.first<{ total: number }>(
    `SELECT count(*) AS total FROM row WHERE ${where} AND ${reach} > 0`,
    text,
    folded,
  );
  return { rows, total: total?.total ?? 0 };
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
    `SELECT row, rule, excluded FROM rule_row JOIN rule ON rule.id = rule_row.rule
     WHERE row IN (SELECT value FROM json_each(?)) AND (counted OR ?) ORDER BY rule`,
    JSON.stringify(rows),
    Number(includeDeprecated),
  );
}
