import type { PredicateRecord } from '../model/RuleRecord.js';
import { bulkInsert } from './bulkInsert.js';
import type { Draft } from './Draft.js';

/** The rows and canonical fields of a catalog in the making, numbered as they are first seen. */
export interface RowTable {
  /** The number of the row that a predicate's value counts in. */
  numberOf(predicate: PredicateRecord): number;
  fieldNumber(canonical: string): number;
  /** Notes that one more rule uses a row. */
  count(row: number, counted: boolean): void;
  fields(): Iterable<string>;
  rows(): Iterable<CountedRow>;
}

interface CountedRow {
  readonly number: number;
  readonly field: number;
  readonly aspect: string | null;
  readonly kind: string;
  readonly value: string | null;
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
    numberOf({ canonical, aspect, rowKind: kind, rowValue: value }) {
      const key = `${kind}\0${canonical}\0${aspect ?? ''}\0${value === null ? '' : `=${value}`}`;
      const known = byKey.get(key);
      if (known !== undefined) return known.number;
      const number = rows.length + 1;
      const field = fieldNumber(canonical);
      const row = { number, field, aspect, kind, value, reach: 0, reachAll: 0 };
      byKey.set(key, row);
      rows.push(row);
      return number;
    },
    count(number, counted) {
      const row = rows[number - 1];
      if (row === undefined) return;
      row.reachAll += 1;
      if (counted) row.reach += 1;
    },
    fields: () => fields.keys(),
    rows: () => rows,
  };
}

/** Writes the tables `field` and `row`. */
export function writeRowTable(draft: Draft, table: RowTable): void {
  const field = bulkInsert(draft, 'field', 2);
  for (const name of table.fields()) field.add([table.fieldNumber(name), name]);
  field.flush();
  const row = bulkInsert(draft, 'row', 7);
  for (const one of table.rows()) {
    row.add([one.number, one.field, one.aspect, one.kind, one.value, one.reach, one.reachAll]);
  }
  row.flush();
}
