import type { CatalogFile } from '../openCatalog.js';

/**
 * Reads things of a catalog by number, and remembers them as long as the catalog is open: questions
 * that follow each other are mostly about the same ones. `read` gets the numbers as a JSON array; the
 * map has at least those that were asked for.
 */
export function remembered<Item>(
  read: (db: CatalogFile, numbers: string) => Iterable<readonly [number, Item]>,
): (db: CatalogFile, numbers: readonly number[]) => ReadonlyMap<number, Item> {
  const known = new WeakMap<CatalogFile, Map<number, Item>>();
  return (db, numbers) => {
    const items = known.get(db) ?? new Map<number, Item>();
    known.set(db, items);
    const missing = numbers.filter((number) => !items.has(number));
    if (missing.length === 0) return items;
    for (const [number, item] of read(db, JSON.stringify(missing))) items.set(number, item);
    return items;
  };
}
