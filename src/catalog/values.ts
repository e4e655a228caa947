import type { Kind } from '../model/Predicate.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { listRows } from '../store/read/listRows.js';
import { findFields } from '../store/read/readFields.js';
import type { Listed, Window } from '../store/read/Window.js';
import type { ValueRow } from './value.js';

export type ValueItem = Omit<ValueRow, 'rules'>;

export interface ValuesFilter {
  /** A field by its canonical name or an author's. */
  readonly field?: string | undefined;
  readonly kind?: Kind | undefined;
  /** What the value contains, in any case. */
  readonly q?: string | undefined;
  readonly includeDeprecated?: boolean;
}

/** The rows of the whole catalog that have a value: most used first. */
export function values(
  db: CatalogFile,
  { field, kind, q, includeDeprecated }: ValuesFilter,
  window: Window,
): Listed<ValueItem> {
  const canonical = field === undefined ? null : findFields(db, field.trim())[0];
  if (canonical === undefined) return { total: 0, items: [] };
  const { total, items } = listRows(
    db,
    {
      field: canonical,
      kind: kind ?? null,
      contains: q === undefined || q === '' ? null : q,
      includeDeprecated: includeDeprecated === true,
    },
    window,
  );
  return {
    total,
    items: items.map(({ field: name, aspect, kind: own, value, reach, excluded, scope }) => ({
      ...{ field: name, aspect, kind: own, value, reach, excluded },
      role: scope === 1 ? 'scope' : 'selection',
    })),
  };
}
