import type { Kind } from '../../model/Predicate.js';
import type { CatalogFile } from '../openCatalog.js';
import type { Listed, Window } from './Window.js';

/** Which rows with a value are wanted; null leaves it open. */
export interface RowFilter {
  /** A canonical field. */
  readonly field: string | null;
  readonly kind: Kind | null;
  /** What the value contains, in any case. */
  readonly contains: string | null;
  readonly includeDeprecated: boolean;
}

export interface ListedRow {
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: Kind;
  readonly value: string;
  /** Rules in the whole catalog that use it. */
  readonly reach: number;
  /** How many of them exclude it. */
  readonly excluded: number;
  /** 1 where it only chooses the log source or event. */
  readonly scope: number;
}

/**
 * Rows with a value, in the window; the names of other fields are none, unless asked for by kind. Order:
 * most used first, then by field, kind and value.
 */
export function listRows(db: CatalogFile, filter: RowFilter, window: Window): Listed<ListedRow> {
  const reach = filter.includeDeprecated ? 'reach_all' : 'reach';
  const from = `FROM row JOIN field ON field.id = row.field
    WHERE value <> '' AND (kind <> 'fieldref' OR ?2 = 'fieldref') AND ${reach} > 0
      AND (?1 IS NULL OR field.name = ?1)
      AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR instr(value, ?3) OR instr(lower(value), ?4))`;
  const { field, kind, contains } = filter;
  const wanted = [field, kind, contains, contains?.toLowerCase() ?? null];
  const items = db.all<ListedRow>(
    `SELECT found.field AS field, aspect, kind, value, reach, min(scope) AS scope,
       sum(excluded AND (counted OR ?5)) AS excluded
     FROM (SELECT row.id AS id, field.name AS field, aspect, kind, value, ${reach} AS reach ${from}
           ORDER BY 6 DESC, 2, 4, 5, 3 LIMIT ?6 OFFSET ?7) AS found
       JOIN rule_row ON rule_row.row = found.id JOIN rule ON rule.id = rule_row.rule
     GROUP BY found.id ORDER BY 5 DESC, 1, 3, 4, 2`,
    ...wanted,
    ...[Number(filter.includeDeprecated), window.limit, window.offset],
  );
  const count = db.first<{ total: number }>(`SELECT count(*) AS total ${from}`, ...wanted);
  return { total: count?.total ?? 0, items };
}
