import type { Kind } from '../../model/Predicate.js';
import type { CatalogFile } from '../openCatalog.js';
import { type FoundRow, findRows } from './findRows.js';
import { contain, isSelective } from './readValues.js';
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

/**
 * Rows with a value, in the window; the names of other fields are none, unless asked for by kind. Order:
 * most used first, then by field, kind, value and aspect.
 */
export function listRows(db: CatalogFile, filter: RowFilter, window: Window): Listed<FoundRow> {
  const { field, kind, contains, includeDeprecated } = filter;
  const sql = `value <> '' AND (kind <> 'fieldref' OR ?2 = 'fieldref')
    AND (?1 IS NULL OR field = (SELECT id FROM field WHERE name = ?1))
    AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR ${contain('?3', '?4')})`;
  const parameters = [field, kind, contains, contains?.toLowerCase() ?? null];
  const selective = isSelective(contains ?? '');
  return findRows(db, { sql, parameters, isSelective: selective, includeDeprecated }, window);
}
