import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'libsql';
import { APPLICATION_ID } from './schema.js';

const MAGIC = 'SQLite format 3\0';
/** Where SQLite's header has the application's number (Database File Format, 1.3). */
const APPLICATION_ID_AT = 68;

export type FileKind = 'catalog' | 'other-database' | 'unknown';

/**
 * What a file seems to be: a catalog (perhaps a damaged one), another program's database, or
 * neither. Throws the system's error where it cannot be opened.
 */
export function kindOfFile(file: string): FileKind {
  const head = Buffer.alloc(APPLICATION_ID_AT + 4);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, head, 0, head.length, 0) < head.length) return 'unknown';
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'unknown';
  return head.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID ? 'catalog' : kindByTables(file);
}

/** The first versions of Concord wrote no application's number. */
function kindByTables(file: string): FileKind {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const names = db
      .prepare("SELECT name FROM sqlite_schema WHERE name IN ('meta', 'rule')")
      .all([]);
    return names.length === 2 ? 'catalog' : 'other-database';
  } catch {
    return 'unknown';
  } finally {
    db?.close();
  }
}
