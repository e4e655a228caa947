import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Another process holds the folder. */
export class FolderLockedError extends Error {
  readonly file: string;

  constructor(file: string, holder: string) {
    super(`another 'concord sync' is at work there (${holder})`);
    this.file = file;
  }
}

/**
 * Makes the folder and takes it for this process; the function returned gives it back. A lock whose
 * process is gone counts no longer. Throws a FolderLockedError while another process holds it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '.lock');
  const own = join(folder, `.lock-${process.pid}`);
  // Written whole before it gets the lock's name, so that nobody reads half of it.
  writeFileSync(own, JSON.stringify({ process: process.pid, host: hostname() }));
  try {
    if (!take(own, file)) {
      const holder = readHolder(file);
      if (holder !== null && isAlive(holder)) {
        throw new FolderLockedError(file, `process ${holder.process} on ${holder.host}`);
      }
      rmSync(file, { force: true });
      if (!take(own, file)) throw new FolderLockedError(file, 'it began just now');
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** A hard link is made by one process alone, whoever comes first. */
function take(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return copy(own, file);
  }
}

/** For file systems without hard links. */
function copy(own: string, file: string): boolean {
  try {
    copyFileSync(own, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

interface Holder {
  readonly process: number;
  readonly host: string;
}

function readHolder(file: string): Holder | null {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(read.process) && typeof read.host === 'string' ? read : null;
  } catch {
    return null;
  }
}

/** Of another machine nobody here can tell; its lock is respected. */
function isAlive({ process: id, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
