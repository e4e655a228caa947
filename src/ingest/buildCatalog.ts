import { withBuildLock } from '../store/buildLock.js';
import { openCatalog } from '../store/openCatalog.js';
import { type PreviousBuild, readPreviousBuild } from '../store/readPreviousBuild.js';
import { makeFolderOf } from '../store/writeNewFile.js';
import type { AttackSource } from '../vocabulary/AttackData.js';
import { type BuildSummary, type Reason, readCatalogContents } from './BuildSummary.js';
import { buildKey } from './buildKey.js';
import { NoRoomError } from './fillCatalog.js';
import { isNothingToDo, planAll, planUpdate } from './planUpdate.js';
import { type Readers, startReaders } from './readers.js';
import { listSources, type Source } from './Source.js';
import { type WriteOptions, writeCatalog } from './writeCatalog.js';

export interface BuildOptions {
  readonly sources: readonly Source[];
  /** The catalog file to write. */
  readonly db: string;
  /** ATT&CK as STIX bundles, put over the package's own data. */
  readonly attack?: readonly string[];
  /** Builds from nothing, whatever is there. */
  readonly fresh?: boolean;
  /** Called now and then with the number of files done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called before the build waits for another one of the same catalog. */
  readonly onWait?: () => void;
  /** Called before a catalog that is there is built from nothing, with the reason. */
  readonly onRebuild?: (reason: Reason) => void;
}

/**
 * Builds a catalog and puts it in the place of the old one in one step: from nothing or, where a
 * catalog of these sources is there, by reading what has changed since. Both give the same catalog.
 * Where the sources hold not a single rule, the old catalog is left alone. `readers` may have been
 * started before; they are stopped at the end. Throws an AttackFileError where a bundle cannot be
 * used, and the system's error where the file cannot be written.
 */
export async function buildCatalog(
  options: BuildOptions,
  readers: Readers = startReaders(),
): Promise<BuildSummary> {
  try {
    makeFolderOf(options.db);
    const { db, onWait = () => {} } = options;
    return await withBuildLock(db, onWait, () => buildUnderLock(options, readers));
  } finally {
    await readers.stop();
  }
}

async function buildUnderLock(options: BuildOptions, readers: Readers): Promise<BuildSummary> {
  const listed = listSources(options.sources);
  const { db, attack = [], fresh = false, onProgress, onRebuild } = options;
  const write: WriteOptions = { db, attack, readers, ...(onProgress ? { onProgress } : {}) };
  const rebuild = (reason: Reason | null): Promise<BuildSummary> => {
    if (reason !== null) onRebuild?.(reason);
    return writeCatalog(write, { plan: planAll(listed), start: 'empty', reason });
  };
  const previous = readPreviousBuild(db, () => buildKey(attack));
  if (previous === 'none') return rebuild(null);
  if (fresh) return rebuild('asked');
  if (typeof previous === 'string') return rebuild(previous);
  const plan = planUpdate(previous, listed);
  if (plan === null) return rebuild('rearranged');
  if (isNothingToDo(plan, previous)) return unchanged(options, previous, plan.kept);
  try {
    return await writeCatalog(write, { plan, start: 'copy', reason: null });
  } catch (error) {
    if (error instanceof NoRoomError) return rebuild('rearranged');
    throw error;
  }
}

/** What the catalog holds already. */
function unchanged(
  { db, attack = [] }: BuildOptions,
  { meta }: PreviousBuild,
  kept: number,
): BuildSummary {
  const stored = JSON.parse(meta.get('attack') ?? '[]') as readonly AttackSource[];
  const file = openCatalog(db);
  try {
    return {
      ...readCatalogContents(file),
      // The same bundles as before, perhaps by other names.
      attack: stored.map((source, i) => ({ ...source, file: attack[i] ?? source.file })),
      work: { mode: 'unchanged', reason: null, read: 0, kept, removed: 0 },
    };
  } finally {
    file.close();
  }
}
