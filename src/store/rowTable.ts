import type Database from 'libsql';
import { bulkInsert } from './bulkInsert.js';
import type { RowGroup } from './encodeUses.js';
import { rowGroupKey } from './rowKey.js';

/** The rows and canonical fields of a catalog in the making, numbered as they are first seen. */
export interface RowTable {
  /** Notes that one more rule uses these rows, and gives the number of each with how it is used. */
  use(group: RowGroup, counted: boolean): Iterable<readonly [row: number, how: number]>;
  fieldNumber(canonical: string): number;
  fields(): Iterable<string>;
  /** To be called once all rules are in. */
  finish(): void;
}

interface CountedRow {
  readonly number: number;
  reach: number;
  reachAll: number;
}

/**
 * The tables `field` and `row`. A row is written when it is first seen, while other threads still
 * read rules, with the reach of one counted rule; `finish` corrects those of which that is not true.
 */
export function createRowTable(db: Database.Database): RowTable {
  const insertField = bulkInsert(db, 'field', 2);
  const insertRow = bulkInsert(db, 'row (field, aspect, kind, value)', 4);
  const fields = new Map<string, number>();
  const groups = new Map<string, Map<string | null, CountedRow>>();
  const rows: CountedRow[] = [];

  function fieldNumber(canonical: string): number {
    const known = fields.get(canonical);
    if (known !== undefined) return known;
    const number = fields.size + 1;
    fields.set(canonical, number);
    insertField.add([number, canonical]);
    return number;
  }

  function valuesOf({ canonical, aspect, kind }: RowGroup): Map<string | null, CountedRow> {
    const key = rowGroupKey(canonical, aspect, kind);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const values = new Map<string | null, CountedRow>();
    groups.set(key, values);
    return values;
  }

  function* use(group: RowGroup, counted: boolean): Generator<readonly [number, number]> {
    const values = valuesOf(group);
    for (const [value, how] of group.uses) {
      let row = values.get(value);
      if (row === undefined) {
        row = { number: rows.length + 1, reach: 0, reachAll: 0 };
        values.set(value, row);
        rows.push(row);
        // Without a number: the database counts in the same order.
        insertRow.add([fieldNumber(group.canonical), group.aspect, group.kind, value]);
      }
      row.reachAll += 1;
      if (counted) row.reach += 1;
      yield [row.number, how];
    }
  }

  return {
    fieldNumber,
    fields: () => fields.keys(),
    use,
    finish() {
      insertField.flush();
      insertRow.flush();
      const update = db.prepare('UPDATE row SET reach = ?, reach_all = ? WHERE id = ?');
      for (const { number, reach, reachAll } of rows) {
        if (reach !== 1 || reachAll !== 1) update.run([reach, reachAll, number]);
      }
    },
  };
}
