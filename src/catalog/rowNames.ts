import { VENDORS, type Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { rulesOfTechniques } from '../store/read/RuleSet.js';
import { predicatesOfRule } from '../store/read/readPredicates.js';
import { rowKey } from '../store/rowKey.js';

/** What an author calls the field of a row. */
export interface AuthorsName {
  readonly vendor: Vendor;
  readonly name: string;
}

type Row = Parameters<typeof rowKey>;

/** The authors' names behind a row: field, aspect, kind and value. */
export type NamesOfRow = (...row: Row) => readonly AuthorsName[];

/**
 * The names by which the given rules (their numbers) call the field of each row that they use, by
 * vendor and name.
 */
export function rowNames(db: CatalogFile, rules: readonly number[]): NamesOfRow {
  const found = new Map<string, Map<string, AuthorsName>>();
  for (const number of rules) {
    const stored = predicatesOfRule(db, number);
    if (stored === null) continue;
    const { vendor } = stored.rule;
    for (const { field, canonical, aspect, rowKind, rowValue } of stored.predicates) {
      const row = rowKey(canonical, aspect, rowKind, rowValue);
      const names = found.get(row) ?? new Map<string, AuthorsName>();
      names.set(`${vendor} ${field}`, { vendor, name: field });
      found.set(row, names);
    }
  }
  return (...row) => [...(found.get(rowKey(...row))?.values() ?? [])].sort(byVendorAndName);
}

/** `rowNames` for the counted rules of a technique and of those that its guide includes. */
export function techniqueRowNames(db: CatalogFile, ids: readonly string[]): NamesOfRow {
  return rowNames(db, JSON.parse(rulesOfTechniques(db, ids, false)) as readonly number[]);
}

function byVendorAndName(a: AuthorsName, b: AuthorsName): number {
  const order = VENDORS.indexOf(a.vendor) - VENDORS.indexOf(b.vendor);
  return order !== 0 ? order : a.name < b.name ? -1 : 1;
}
