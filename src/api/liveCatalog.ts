import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CatalogError, type CatalogFile, openCatalog } from '../catalog/openCatalog.js';
import { visible } from '../text/visible.js';

/** The catalog of a file, also after another build has replaced the file. */
export interface LiveCatalog {
  /**
   * The catalog as the file holds it now. It stays open until it is released, whatever becomes of
   * the file.
   */
  lease(): Promise<Lease>;
  /** Closes what is open as soon as nobody uses it. */
  close(): void;
}

export interface Lease {
  readonly db: CatalogFile;
  /** Names the file's contents: another for every other one. */
  readonly build: string;
  release(): void;
}

export interface LiveOptions {
  /** Is told of a file that cannot be taken, and of one that was. */
  readonly note: (text: string) => void;
  /** How many milliseconds the file is taken to be unchanged after a look at it. */
  readonly checkEvery?: number;
}

interface Opened {
  readonly db: CatalogFile;
  readonly build: string;
  readonly stamp: string;
  users: number;
  isRetired: boolean;
}

const CHECK_EVERY = 500;

/**
 * Opens the catalog of a file to serve it. A new build of the file is taken up at the next request;
 * one that cannot be read is reported, and the old one stays. Throws a CatalogError where there is
 * no catalog to begin with.
 */
export async function openLiveCatalog(file: string, options: LiveOptions): Promise<LiveCatalog> {
  const { note, checkEvery = CHECK_EVERY } = options;
  let current = await open(file);
  let refused = '';
  let checked = performance.now();
  let refreshing: Promise<void> | null = null;

  const refresh = async () => {
    const stamp = await stampOf(file);
    checked = performance.now();
    if (stamp === null || stamp === current.stamp || stamp === refused) return;
    try {
      const next = await open(file);
      retire(current);
      current = next;
      note(`The catalog ${visible(file)} was built again; serving the new one.\n`);
    } catch (error) {
      refused = stamp;
      const reason = error instanceof Error ? error.message : String(error);
      note(`Still serving the catalog as it was: ${visible(reason)}\n`);
    }
  };

  return {
    async lease() {
      if (performance.now() - checked >= checkEvery) {
        refreshing ??= refresh().finally(() => {
          refreshing = null;
        });
        await refreshing;
      }
      return leaseOf(current);
    },
    close: () => retire(current),
  };
}

function leaseOf(opened: Opened): Lease {
  opened.users += 1;
  let isHeld = true;
  return {
    db: opened.db,
    build: opened.build,
    release() {
      if (!isHeld) return;
      isHeld = false;
      opened.users -= 1;
      closeIfUnused(opened);
    },
  };
}

function retire(opened: Opened): void {
  opened.isRetired = true;
  closeIfUnused(opened);
}

function closeIfUnused({ db, users, isRetired }: Opened): void {
  if (isRetired && users === 0) db.close();
}

const ATTEMPTS = 3;

/** The catalog and the digest of one and the same file, though it may be replaced meanwhile. */
async function open(file: string): Promise<Opened> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await stampOf(file);
    const db = openCatalog(file);
    const build = await digestOf(file);
    const stamp = await stampOf(file);
    if (stamp !== null && stamp === before) {
      return { db, build, stamp, users: 0, isRetired: false };
    }
    db.close();
  }
  throw new CatalogError(`the catalog ${file} is being written: try again when that is done`);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('base64url').slice(0, 22);
}

/** Changes with the file; null where there is none. */
async function stampOf(file: string): Promise<string | null> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs].join(':');
  } catch {
    return null;
  }
}
