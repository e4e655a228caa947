import { VENDORS, type Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { countTechniques } from '../store/read/readTechniques.js';
import { groupBy } from './groupBy.js';

export interface TechniqueItem {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: readonly string[];
  readonly rules: number;
  readonly byVendor: Readonly<Record<Vendor, number>>;
}

/** Every technique that a rule is tagged with, most rules first, then by id. */
export function techniques(
  db: CatalogFile,
  options: { readonly includeDeprecated?: boolean } = {},
): readonly TechniqueItem[] {
  const counts = groupBy(countTechniques(db, options.includeDeprecated === true), ({ id }) => id);
  const items = [...counts].map(([id, rows]): TechniqueItem => {
    const rulesOf = (vendor: Vendor) => rows.find((row) => row.vendor === vendor)?.rules ?? 0;
    const byVendor = Object.fromEntries(VENDORS.map((vendor) => [vendor, rulesOf(vendor)]));
    return {
      id,
      name: rows[0]?.name ?? null,
      tactics: JSON.parse(rows[0]?.tactics ?? '[]'),
      rules: rows.reduce((sum, row) => sum + row.rules, 0),
      byVendor: byVendor as Record<Vendor, number>,
    };
  });
  return items.sort((a, b) => b.rules - a.rules || (a.id < b.id ? -1 : 1));
}
