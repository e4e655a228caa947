import type { Kind } from '../../model/Predicate.js';
import { EXCLUDED, NESTED, SCOPE } from '../howBits.js';
import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import { pairsOf } from './pairsOf.js';
import type { RuleSet } from './RuleSet.js';
import { remembered } from './remembered.js';

/** A row of the catalog: canonical field, aspect, kind and value. */
export interface Row {
  readonly row: number;
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: Kind;
  /** Null for a comparison without one. */
  readonly value: string | null;
  /** Counted rules of the whole catalog that use it. */
  readonly reach: number;
  /** The deprecated ones, too. */
  readonly reachAll: number;
}

/** A row with the rules of a set that use it. */
export interface RowUses {
  readonly row: Row;
  readonly uses: readonly RowUse[];
}

export interface RowUse {
  readonly rule: number;
  readonly isExcluded: boolean;
  readonly isNested: boolean;
  /** Whether it only chooses the log source or event there. */
  readonly isScope: boolean;
}

/** The rows that rules of a set use, in no order. */
export function rowsOfRules(db: CatalogFile, rules: RuleSet): readonly RowUses[] {
  const byRow = new Map<number, RowUse[]>();
  const numbers = JSON.parse(rules) as readonly number[];
  const rowsOf = readRowsOfRules(db, numbers);
  for (const rule of numbers) {
    const ways = waysOf(rule);
    const cells = rowsOf.get(rule) ?? [];
    for (let at = 0; at < cells.length; at += 2) {
      const row = cells[at] as number;
      const use = ways[cells[at + 1] as number] as RowUse;
      const uses = byRow.get(row);
      if (uses === undefined) byRow.set(row, [use]);
      else uses.push(use);
    }
  }
  return withRows(db, byRow);
}

/** The rows of a canonical field with the rules that use them, in no order. */
export function rowsOfField(
  db: CatalogFile,
  field: string,
  includeDeprecated: boolean,
): readonly RowUses[] {
  const ways = new Map<number, readonly RowUse[]>();
  const useOf = ([rule, how]: readonly [number, number]): RowUse => {
    const own = ways.get(rule) ?? waysOf(rule);
    ways.set(rule, own);
    return own[how] as RowUse;
  };
  // The + has the database start from the rows.
  const rows = db.all<{ row: number; rules: string }>(
    `SELECT row, group_concat(rule || ',' || how) AS rules FROM rule_row
     WHERE row IN (SELECT id FROM row WHERE field = (SELECT id FROM field WHERE name = ?1))
       AND ${isCounted('+rule', '?2')}
     GROUP BY row`,
    field,
    Number(includeDeprecated),
  );
  return withRows(
    db,
    new Map(rows.map(({ row, rules }) => [row, Array.from(pairsOf(rules), useOf)])),
  );
}

function withRows(
  db: CatalogFile,
  byRow: ReadonlyMap<number, readonly RowUse[]>,
): readonly RowUses[] {
  const rows = readRows(db, [...byRow.keys()]);
  return [...byRow].flatMap(([number, uses]) => {
    const row = rows.get(number);
    return row === undefined ? [] : [{ row, uses }];
  });
}

/** Every way in which a rule can use a row, by the bits of `how`. */
function waysOf(rule: number): readonly RowUse[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map((how) => ({
    rule,
    isExcluded: (how & EXCLUDED) !== 0,
    isNested: (how & NESTED) !== 0,
    isScope: (how & SCOPE) !== 0,
  }));
}

/** The rows that a rule uses, each followed by how. */
const readRowsOfRules = remembered('rule', (db, numbers) =>
  db
    .all<{ rule: number; rows: string }>(
      `SELECT value AS rule, (SELECT '[' || coalesce(group_concat(row || ',' || how), '') || ']'
         FROM rule_row WHERE rule_row.rule = value) AS rows
       FROM json_each(?)`,
      numbers,
    )
    .map(({ rule, rows }) => [rule, JSON.parse(rows) as readonly number[]]),
);

const readRows = remembered('row', (db, numbers) => {
  const texts = new Map<string, string>();
  /** One and the same text for equal ones: they are compared with each other often. */
  const shared = <Text extends string>(text: Text): Text => {
    const first = texts.get(text);
    if (first === undefined) texts.set(text, text);
    return (first ?? text) as Text;
  };
  return db
    .all<Row>(
      `SELECT row.id AS row, field.name AS field, aspect, kind, value, reach, reach_all AS reachAll
       FROM row JOIN field ON field.id = row.field
       WHERE row.id IN (SELECT value FROM json_each(?))`,
      numbers,
    )
    .map((row) => [row.row, { ...row, field: shared(row.field), kind: shared(row.kind) }]);
});
