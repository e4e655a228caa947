import type Database from 'libsql';
import { bulkInsert } from './bulkInsert.js';
import type { RowGroup } from './encodeUses.js';
import { type ExistingRow, existingRows } from './existingRows.js';
import { rowGroupKey } from './rowKey.js';

/** The rows and canonical fields of a catalog in the making, numbered as they are first seen. */
export interface RowTable {
  /** Notes that one more rule uses these rows, and gives the number of each with how it is used. */
  use(group: RowGroup, counted: boolean): Iterable<readonly [row: number, how: number]>;
  /** Notes that a rule uses a row no longer. */
  release(row: number, counted: boolean): void;
  fieldNumber(canonical: string): number;
  /** Fields that are new in this build. */
  newFields(): readonly string[];
  /** To be called once all rules are in: writes the reach, and removes the rows nobody uses. */
  finish(): void;
}

interface CountedRow {
  readonly number: number;
  reach: number;
  reachAll: number;
  /** What the table has. */
  readonly written: readonly [reach: number, reachAll: number];
}

/** A row is written with the reach of one counted rule. */
const NEW: CountedRow['written'] = [1, 1];

/**
 * The tables `field` and `row`. A row is written when it is first seen, while other threads still
 * read rules; `finish` corrects those whose reach is another. Of a catalog that is updated, the rows of
 * a field are read when it is first asked for.
 */
export function createRowTable(db: Database.Database, isUpdate: boolean): RowTable {
  const insertField = bulkInsert(db, 'field', 2);
  const insertRow = bulkInsert(db, 'row (field, aspect, kind, value)', 4);
  const fields = new Map<string, number>();
  const added: string[] = [];
  const groups = new Map<string, Map<string | null, CountedRow>>();
  const rows: CountedRow[] = [];
  const byNumber = new Map<number, CountedRow>();
  const existing = isUpdate ? existingRows(db) : null;
  let lastField = existing?.lastField ?? 0;
  let lastRow = existing?.lastRow ?? 0;
  for (const { number, name } of existing?.fields ?? []) fields.set(name, number);

  function takeIn(found: readonly ExistingRow[]): void {
    for (const { number, canonical, aspect, kind, value, reach, reachAll } of found) {
      const row = { number, reach, reachAll, written: [reach, reachAll] as const };
      valuesOf(canonical, aspect, kind).set(value, row);
      rows.push(row);
      byNumber.set(number, row);
    }
  }

  function fieldNumber(canonical: string): number {
    const known = fields.get(canonical);
    if (known !== undefined) return known;
    lastField += 1;
    fields.set(canonical, lastField);
    added.push(canonical);
    insertField.add([lastField, canonical]);
    return lastField;
  }

  function valuesOf(canonical: string, aspect: string | null, kind: string) {
    const key = rowGroupKey(canonical, aspect, kind);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const values = new Map<string | null, CountedRow>();
    groups.set(key, values);
    return values;
  }

  function* use(group: RowGroup, counted: boolean): Generator<readonly [number, number]> {
    const { canonical, aspect, kind } = group;
    if (existing !== null) takeIn(existing.ofField(fields.get(canonical)));
    const values = valuesOf(canonical, aspect, kind);
    for (const [value, how] of group.uses) {
      let row = values.get(value);
      if (row === undefined) {
        lastRow += 1;
        row = { number: lastRow, reach: 0, reachAll: 0, written: NEW };
        values.set(value, row);
        rows.push(row);
        // Without a number: the database counts in the same order.
        insertRow.add([fieldNumber(canonical), aspect, kind, value]);
      }
      row.reachAll += 1;
      if (counted) row.reach += 1;
      yield [row.number, how];
    }
  }

  return {
    fieldNumber,
    newFields: () => added,
    use,
    release(number, counted) {
      if (existing !== null && !byNumber.has(number)) takeIn(existing.ofFieldOf(number));
      const row = byNumber.get(number);
      if (row === undefined) return;
      row.reachAll -= 1;
      if (counted) row.reach -= 1;
    },
    finish() {
      insertField.flush();
      insertRow.flush();
      const update = db.prepare('UPDATE row SET reach = ?, reach_all = ? WHERE id = ?');
      const remove = db.prepare('DELETE FROM row WHERE id = ?');
      for (const { number, reach, reachAll, written } of rows) {
        if (reachAll === 0) remove.run([number]);
        else if (reach !== written[0] || reachAll !== written[1]) {
          update.run([reach, reachAll, number]);
        }
      }
    },
  };
}
