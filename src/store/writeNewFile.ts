import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

export interface Filled<T> {
  readonly result: T;
  /** Whether the new database takes the place of the old one. */
  readonly keep: boolean;
}

/**
 * Fills a database beside `file` and renames it into place when `fill` says to keep it, so that a
 * reader sees the old catalog or the new one and nothing between, and an interrupted build loses
 * nothing. What a killed build left behind is removed. To be called under the lock of the catalog.
 *
 * @param start whether the database begins empty or as a copy of the old one
 */
export async function writeNewFile<T>(
  file: string,
  start: 'empty' | 'copy',
  fill: (db: Database.Database) => Promise<Filled<T>>,
): Promise<T> {
  const draft = `${file}-building`;
  removeDraft(draft);
  try {
    if (start === 'copy') copyFileSync(file, draft, constants.COPYFILE_FICLONE);
    const { result, keep } = await fillFile(draft, fill);
    if (keep) {
      flushToDisk(draft);
      renameSync(draft, file);
      flushToDisk(dirname(file));
    }
    return result;
  } finally {
    removeDraft(draft);
  }
}

/** Makes the folder that a catalog is to stand in. Throws the system's error where it cannot. */
export function makeFolderOf(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
}

function removeDraft(draft: string): void {
  for (const end of ['', '-journal']) rmSync(`${draft}${end}`, { force: true });
}

async function fillFile<T>(
  file: string,
  fill: (db: Database.Database) => Promise<Filled<T>>,
): Promise<Filled<T>> {
  const db = new Database(file);
  try {
    return await fill(db);
  } finally {
    db.close();
  }
}

function flushToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
