import type Database from 'libsql';
import { catalogFileOf } from './openCatalog.js';

export interface ExistingField {
  readonly number: number;
  readonly name: string;
}

export interface ExistingRow {
  readonly number: number;
  readonly canonical: string;
  readonly aspect: string | null;
  readonly kind: string;
  readonly value: string | null;
  readonly reach: number;
  readonly reachAll: number;
}

/** The rows of a catalog that is updated. Each is given once, by whichever call is first to need it. */
export interface ExistingRows {
  readonly fields: readonly ExistingField[];
  readonly lastField: number;
  readonly lastRow: number;
  /** The rows of a field by its number, and maybe others; none for a field that is new. */
  ofField(field: number | undefined): readonly ExistingRow[];
  /** The rows of the field that a row has, and maybe others. */
  ofFieldOf(row: number): readonly ExistingRow[];
}

/**
 * No index has the rows of a field: each reading passes over all rows. Whoever asks for more fields
 * than this gets all that are left at once.
 */
const MOST_FIELDS = 16;

/** The rows that the open catalog `db` has now; those that are added later do not count. */
export function existingRows(db: Database.Database): ExistingRows {
  const { all, first } = catalogFileOf(db);
  const fields = all<ExistingField>('SELECT id AS number, name FROM field');
  const lastField = fields.reduce((last, { number }) => Math.max(last, number), 0);
  const lastRow = first<{ last: number | null }>('SELECT max(id) AS last FROM row')?.last ?? 0;
  const given = new Set<number>();
  let areAllGiven = false;

  function read(condition: string, parameter: string | number): readonly ExistingRow[] {
    return all<ExistingRow>(
      `SELECT row.id AS number, field.name AS canonical, aspect, kind, value, reach,
         reach_all AS reachAll
       FROM row JOIN field ON field.id = row.field WHERE row.id <= ?1 AND ${condition}`,
      lastRow,
      parameter,
    );
  }

  function ofField(field: number | undefined): readonly ExistingRow[] {
    if (areAllGiven || field === undefined || field > lastField || given.has(field)) return [];
    if (given.size < MOST_FIELDS) {
      given.add(field);
      return read('row.field = ?2', field);
    }
    areAllGiven = true;
    return read('row.field NOT IN (SELECT value FROM json_each(?2))', JSON.stringify([...given]));
  }

  return {
    ...{ fields, lastField, lastRow, ofField },
    ofFieldOf(row) {
      if (areAllGiven) return [];
      return ofField(first<{ field: number }>('SELECT field FROM row WHERE id = ?', row)?.field);
    },
  };
}
