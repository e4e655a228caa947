import { statSync } from 'node:fs';
import Database from 'libsql';
import type { Use } from './CatalogWriter.js';
import { SCHEMA_VERSION } from './schema.js';

/** What a catalog was built from. */
export interface PreviousBuild {
  readonly meta: ReadonlyMap<string, string>;
  readonly sources: readonly PreviousSource[];
}

export interface PreviousSource {
  readonly number: number;
  readonly name: string;
  readonly format: string;
  /** Digest of the files that define what its rules refer to. */
  readonly definitions: string | null;
  /** The columns behind the number, as `sourceCells` gives them. */
  readonly cells: readonly unknown[];
  /** In the order of their numbers. */
  readonly files: readonly PreviousFile[];
}

export interface PreviousFile {
  readonly number: number;
  /** The number of its last rule; its own where it has none. */
  readonly last: number;
  readonly path: string;
  readonly listed: boolean;
  readonly digest: string;
  readonly uses: readonly Use[];
}

/** Why a catalog cannot be built on. */
export type Unusable = 'none' | 'damaged' | 'other-version';

/**
 * Reads what the catalog in `file` was built from, having looked through all of it for damage.
 *
 * @param key what is in its `meta` as `reader` if the same readers wrote it; asked for where it counts
 */
export function readPreviousBuild(file: string, key: () => string): PreviousBuild | Unusable {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return 'none';
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const meta = new Map(rows<[string, string]>(db, 'SELECT key, value FROM meta'));
    if (meta.get('schema') !== String(SCHEMA_VERSION)) return 'other-version';
    if (!isSound(db)) return 'damaged';
    if (meta.get('reader') !== key()) return 'other-version';
    return { meta, sources: readSources(db) };
  } catch {
    return 'damaged';
  } finally {
    db?.close();
  }
}

function isSound(db: Database.Database): boolean {
  const found = rows<[string]>(db, 'PRAGMA quick_check(1)');
  return found.length === 1 && found[0]?.[0] === 'ok';
}

function readSources(db: Database.Database): readonly PreviousSource[] {
  const files = readFiles(db);
  return rows<[number, ...unknown[]]>(db, 'SELECT * FROM source ORDER BY id').map(
    ([number, ...cells]) => {
      const [name, format, definitions] = rows<[string, string, string | null]>(
        db,
        'SELECT name, format, definitions FROM source WHERE id = ?',
        number,
      )[0] ?? ['', '', null];
      return { number, name, format, definitions, cells, files: files.get(number) ?? [] };
    },
  );
}

function readFiles(db: Database.Database): ReadonlyMap<number, readonly PreviousFile[]> {
  const rules = rows<[number]>(db, 'SELECT id FROM rule ORDER BY id').map(([id]) => id);
  const stored = rows<[number, number, string, number, string, string]>(
    db,
    'SELECT id, source, path, listed, digest, uses FROM file ORDER BY id',
  );
  const bySource = new Map<number, PreviousFile[]>();
  let at = 0;
  for (const [index, [number, source, path, listed, digest, uses]] of stored.entries()) {
    const before = stored[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    let last = number;
    for (; at < rules.length && (rules[at] ?? 0) < before; at += 1) last = rules[at] ?? last;
    const file = { number, last, path, listed: listed === 1, digest, uses: JSON.parse(uses) };
    const known = bySource.get(source);
    if (known === undefined) bySource.set(source, [file]);
    else known.push(file);
  }
  return bySource;
}

function rows<Row>(db: Database.Database, sql: string, ...parameters: unknown[]): Row[] {
  return db.prepare(sql).raw().all(parameters) as Row[];
}
