import type { Kind } from '../../model/Predicate.js';
import type { CatalogFile } from '../openCatalog.js';
import type { RuleSet } from './RuleSet.js';

/** A row of the catalog (canonical field, kind, value) as the rules of a set use it. */
export interface CountedRow {
  readonly row: number;
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: Kind;
  readonly value: string;
  /** Rules of the set. */
  readonly rules: number;
  /** Rules of the whole catalog. */
  readonly reach: number;
  /** 1 where it only chooses the log source or event. */
  readonly scope: number;
}

/** Which rows are asked for (design section 6). */
export type RowKind = 'indicators' | 'exclusions' | 'nested';

const WANTED: Readonly<Record<RowKind, string>> = {
  indicators: "row.value IS NOT NULL AND row.value <> '' AND row.kind <> 'fieldref'",
  exclusions: 'row.value IS NOT NULL AND excluded',
  nested: 'row.value IS NOT NULL AND nested AND NOT excluded',
};

/** Rows of a set of rules: most rules first, then by field, kind and value. */
export function readRows(
  db: CatalogFile,
  rules: RuleSet,
  wanted: RowKind,
  includeDeprecated: boolean,
): readonly CountedRow[] {
  const reach = includeDeprecated ? 'reach_all' : 'reach';
  return db.all<CountedRow>(
    `SELECT row.id AS row, field.name AS field, aspect, kind, value, count(*) AS rules,
       ${reach} AS reach, min(scope) AS scope
     FROM rule_row JOIN row ON row.id = rule_row.row JOIN field ON field.id = row.field
     WHERE rule IN (SELECT value FROM json_each(?)) AND ${WANTED[wanted]}
     GROUP BY row.id ORDER BY rules DESC, field.name, kind, value, aspect`,
    rules,
  );
}

/** The rules of the set behind each of these rows, as pairs. */
export function rulesBehindRows(
  db: CatalogFile,
  rules: RuleSet,
  rows: readonly number[],
  wanted: RowKind,
): readonly { readonly row: number; readonly rule: number }[] {
  const condition =
    wanted === 'indicators' ? '' : `AND ${WANTED[wanted].split(' AND ').slice(1).join(' AND ')}`;
  // The + keeps the database from trying every rule of the set for every row.
  return db.all(
    `SELECT row, rule FROM rule_row JOIN row ON row.id = rule_row.row
     WHERE row IN (SELECT value FROM json_each(?)) AND +rule IN (SELECT value FROM json_each(?)) ${condition}`,
    JSON.stringify(rows),
    rules,
  );
}
