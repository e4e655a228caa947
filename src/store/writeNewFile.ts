import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'libsql';

/**
 * Fills a new database beside `file` and renames it into place when `fill` says to keep it, so that
 * a reader sees the old catalog or the new one and nothing between, and an interrupted build loses
 * nothing. Files that a killed build left behind are removed.
 */
export async function writeNewFile<T>(
  file: string,
  fill: (db: Database.Database) => Promise<{ readonly result: T; readonly keep: boolean }>,
): Promise<T> {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder, basename(file));
  const draft = `${file}-building-${process.pid}`;
  rmSync(draft, { force: true });
  try {
    const { result, keep } = await fillFile(draft, fill);
    if (keep) {
      flushToDisk(draft);
      renameSync(draft, file);
      flushToDisk(folder);
    }
    return result;
  } finally {
    rmSync(draft, { force: true });
  }
}

async function fillFile<T>(file: string, fill: (db: Database.Database) => Promise<T>): Promise<T> {
  const db = new Database(file);
  try {
    return await fill(db);
  } finally {
    db.close();
  }
}

function removeLeftovers(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) {
    const pid = entry.startsWith(`${name}-building-`)
      ? Number(entry.split('-').at(-1))
      : Number.NaN;
    if (Number.isInteger(pid) && pid !== process.pid && !isRunning(pid)) {
      rmSync(join(folder, entry), { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
