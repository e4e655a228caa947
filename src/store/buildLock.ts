import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'libsql';

const PAUSE_MS = 100;

/**
 * Runs `work` while no other process builds this catalog; where one does, waits for it to end. The
 * lock is the database's own, on an empty file beside the catalog: the system frees it when its
 * holder ends, however that happens. Throws the system's error where the file cannot be made.
 *
 * @param onWait called once before another build is waited for
 */
export async function withBuildLock<T>(
  catalog: string,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const file = `${catalog}-lock`;
  let lock = take(file);
  if (lock === null) onWait();
  while (lock === null) {
    await wait(PAUSE_MS);
    lock = take(file);
  }
  try {
    return await work();
  } finally {
    // While it is still held: whoever waits on the removed file notices that, and takes a new one.
    rmSync(file, { force: true });
    lock.close();
  }
}

/** Null where another process holds the lock, or has just removed the file. */
function take(file: string): Database.Database | null {
  // Made here, because the system's own error says what is wrong.
  closeSync(openSync(file, 'a'));
  const db = new Database(file);
  try {
    const opened = fileNumber(file);
    db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
    if (opened !== undefined && fileNumber(file) === opened) return db;
  } catch (error) {
    if (!isBusy(error)) {
      db.close();
      throw error;
    }
  }
  db.close();
  return null;
}

function fileNumber(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
  );
}
