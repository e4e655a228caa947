import type Database from 'libsql';
import { bulkInsert } from './bulkInsert.js';
import { createKeyed } from './RuleEntry.js';

/** The rows and canonical fields of a catalog in the making, numbered as they are first seen. */
export interface RowTable {
  /** Notes that one more rule uses a row, and gives the row's number. */
  use(row: Row, counted: boolean): number;
  fieldNumber(canonical: string): number;
  fields(): Iterable<string>;
  /** To be called once all rules are in. */
  finish(): void;
}

export interface Row {
  readonly canonical: string;
  readonly aspect: string | null;
  readonly kind: string;
  readonly value: string | null;
}

interface CountedRow {
  readonly number: number;
  reach: number;
  reachAll: number;
}

/**
 * The tables `field` and `row`. A row is written when it is first seen, while other threads still
 * read rules, with a reach of one rule; `finish` corrects the few that more rules use.
 */
export function createRowTable(db: Database.Database): RowTable {
  const insertField = bulkInsert(db, 'field', 2);
  const insertRow = bulkInsert(db, 'row', 7);
  const fields = new Map<string, number>();
  const byValue = createKeyed<CountedRow>();
  const rows: CountedRow[] = [];

  function fieldNumber(canonical: string): number {
    const known = fields.get(canonical);
    if (known !== undefined) return known;
    const number = fields.size + 1;
    fields.set(canonical, number);
    insertField.add([number, canonical]);
    return number;
  }

  function addRow({ canonical, aspect, kind, value }: Row, counted: boolean): CountedRow {
    const row = { number: rows.length + 1, reach: counted ? 1 : 0, reachAll: 1 };
    rows.push(row);
    insertRow.add([row.number, fieldNumber(canonical), aspect, kind, value, row.reach, 1]);
    return row;
  }

  return {
    fieldNumber,
    fields: () => fields.keys(),
    use(row, counted) {
      const values = byValue(row.canonical, row.aspect, row.kind);
      const known = values.get(row.value);
      if (known === undefined) {
        const added = addRow(row, counted);
        values.set(row.value, added);
        return added.number;
      }
      known.reachAll += 1;
      if (counted) known.reach += 1;
      return known.number;
    },
    finish() {
      insertField.flush();
      insertRow.flush();
      const update = db.prepare('UPDATE row SET reach = ?, reach_all = ? WHERE id = ?');
      for (const { number, reach, reachAll } of rows) {
        if (reachAll > 1) update.run([reach, reachAll, number]);
      }
    },
  };
}
