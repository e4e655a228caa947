import type { CatalogFile } from '../openCatalog.js';

/** Whoever asks so often will ask on: then all that is left is read at once. */
const OFTEN = 3;

interface Memory<Item> {
  readonly items: Map<number, Item>;
  /** How often something was missing. */
  reads: number;
}

/**
 * Reads things of a catalog by number, and remembers them as long as the catalog is open: questions
 * that follow each other are mostly about the same ones. `read` gets the numbers as a JSON array; the
 * map has at least those that were asked for.
 *
 * @param table where the things are, their number its `id`; null where all of them would be too many
 */
export function remembered<Item>(
  table: 'row' | 'rule' | null,
  read: (db: CatalogFile, numbers: string) => Iterable<readonly [number, Item]>,
): (db: CatalogFile, numbers: readonly number[]) => ReadonlyMap<number, Item> {
  const known = new WeakMap<CatalogFile, Memory<Item>>();
  return (db, numbers) => {
    const memory = known.get(db) ?? { items: new Map<number, Item>(), reads: 0 };
    known.set(db, memory);
    const missing = numbers.filter((number) => !memory.items.has(number));
    if (missing.length === 0) return memory.items;
    memory.reads += 1;
    const isOften = memory.reads >= OFTEN && table !== null;
    const wanted = isOften ? allNumbers(db, table) : JSON.stringify(missing);
    for (const [number, item] of read(db, wanted)) memory.items.set(number, item);
    return memory.items;
  };
}

function allNumbers(db: CatalogFile, table: 'row' | 'rule'): string {
  const sql = `SELECT json_group_array(id) || '' AS numbers FROM ${table}`;
  return db.first<{ numbers: string }>(sql)?.numbers ?? '[]';
}
