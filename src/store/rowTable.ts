import type Database from 'libsql';
import { bulkInsert } from './bulkInsert.js';
import { rowKey } from './RuleEntry.js';

/** The rows and canonical fields of a catalog in the making, numbered as they are first seen. */
export interface RowTable {
  /** Notes that one more rule uses a row, and gives the row's number. */
  use(row: Row, counted: boolean): number;
  fieldNumber(canonical: string): number;
  fields(): Iterable<string>;
  rows(): Iterable<CountedRow>;
}

export interface Row {
  readonly canonical: string;
  readonly aspect: string | null;
  readonly kind: string;
  readonly value: string | null;
}

interface CountedRow extends Omit<Row, 'canonical'> {
  readonly number: number;
  readonly field: number;
  reach: number;
  reachAll: number;
}

export function createRowTable(): RowTable {
  const fields = new Map<string, number>();
  const byKey = new Map<string, CountedRow>();
  const rows: CountedRow[] = [];
  const fieldNumber = (canonical: string): number => {
    const known = fields.get(canonical);
    if (known !== undefined) return known;
    fields.set(canonical, fields.size + 1);
    return fields.size;
  };
  return {
    fieldNumber,
    use({ canonical, aspect, kind, value }, counted) {
      const key = rowKey(canonical, aspect, kind, value);
      let row = byKey.get(key);
      if (row === undefined) {
        const number = rows.length + 1;
        row = { number, field: fieldNumber(canonical), aspect, kind, value, reach: 0, reachAll: 0 };
        byKey.set(key, row);
        rows.push(row);
      }
      row.reachAll += 1;
      if (counted) row.reach += 1;
      return row.number;
    },
    fields: () => fields.keys(),
    rows: () => rows,
  };
}

/** Writes the tables `field` and `row`. */
export function writeRowTable(db: Database.Database, table: RowTable): void {
  const field = bulkInsert(db, 'field', 2);
  for (const name of table.fields()) field.add([table.fieldNumber(name), name]);
  field.flush();
  const row = bulkInsert(db, 'row', 7);
  for (const one of table.rows()) {
    row.add([one.number, one.field, one.aspect, one.kind, one.value, one.reach, one.reachAll]);
  }
  row.flush();
}
