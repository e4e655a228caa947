import { createCatalogWriter } from '../store/CatalogWriter.js';
import { catalogFileOf } from '../store/openCatalog.js';
import { EMPTY, readContents } from '../store/readContents.js';
import { writeNewFile } from '../store/writeNewFile.js';
import type { AttackSource } from '../vocabulary/AttackData.js';
import { type BuildSummary, type Reason, readCatalogContents } from './BuildSummary.js';
import { buildKey } from './buildKey.js';
import { chunkSize } from './ChunkQueue.js';
import { type Chunk, type FileEntry, faultyFile } from './FileEntry.js';
import { type Filling, startFilling, writeFile } from './fillCatalog.js';
import type { PlannedSource, UpdatePlan } from './planUpdate.js';
import { readAttack } from './readAttack.js';
import type { Readers } from './readers.js';
import { toSourceRow } from './Source.js';

export interface WriteOptions {
  readonly db: string;
  /** Files of STIX bundles. */
  readonly attack: readonly string[];
  readonly readers: Readers;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What is to be written, into nothing or into a copy of the catalog. */
export interface WriteTask {
  readonly plan: UpdatePlan;
  readonly start: 'empty' | 'copy';
  readonly reason: Reason | null;
}

/**
 * Carries a plan out and puts the catalog into place. Throws a NoRoomError where a file has more
 * rules than the plan has left numbers for.
 */
export async function writeCatalog(
  { db: file, attack: bundles, readers, onProgress }: WriteOptions,
  { plan, start, reason }: WriteTask,
): Promise<BuildSummary> {
  // The readers begin before there is a database to write to.
  const reading = plan.sources.map((source) => readers.read(chunksOf(source)));
  const { attack, sources: attackSources } = readAttack(bundles);
  const read = plan.sources.reduce((sum, { jobs }) => sum + jobs.length, 0);
  const onFile = countProgress(read, onProgress);
  return writeNewFile(file, start, async (db) => {
    const writer = createCatalogWriter(db, start);
    const contents = start === 'copy' ? readContents(db) : EMPTY;
    writer.removeFiles(plan.removals);
    for (const number of plan.removedSources) writer.removeSource(number);
    const filling = startFilling(writer, attack, contents);
    for (const [i, source] of plan.sources.entries()) {
      await writeSource(filling, source, reading[i], onFile);
    }
    // Waited for by whoever started them; meanwhile the catalog is finished.
    void readers.stop();
    const known = attack.all().map(({ id }) => id);
    writer.finish({ ...metaOf(attackSources), reader: buildKey(bundles) }, known);
    const result: BuildSummary = {
      ...readCatalogContents(catalogFileOf(db)),
      attack: attackSources,
      work: {
        mode: start === 'copy' ? 'updated' : 'new',
        reason,
        ...{ read, kept: plan.kept, removed: plan.removals.length },
      },
    };
    return { result, keep: result.rules > 0 };
  });
}

async function writeSource(
  filling: Filling,
  { listed, number, jobs }: PlannedSource,
  reading: AsyncGenerator<FileEntry> | undefined,
  onFile: () => void,
): Promise<void> {
  const row = toSourceRow(listed);
  filling.writer.putSource(number, row);
  const source = { number, name: row.name };
  const faults = new Map(listed.listing.faults.map(({ path, diagnostic }) => [path, diagnostic]));
  for (const { path, number: own, before } of jobs.filter((job) => !job.listed)) {
    const diagnostic = faults.get(path);
    if (diagnostic === undefined) continue;
    writeFile(filling, { source, number: own, before }, faultyFile(path, false, diagnostic));
    onFile();
  }
  const places = jobs.filter((job) => job.listed).values();
  for await (const entry of reading ?? []) {
    const place = places.next().value;
    if (place === undefined) break;
    writeFile(filling, { source, number: place.number, before: place.before }, entry);
    onFile();
  }
}

/** Reports every fiftieth file, and the last. */
function countProgress(
  total: number,
  report: ((done: number, total: number) => void) | undefined,
): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (done % 50 === 0 || done === total) report?.(done, total);
  };
}

function chunksOf({ listed, jobs }: PlannedSource): readonly Chunk[] {
  const { root, source } = listed;
  const paths = jobs.filter((job) => job.listed).map(({ path }) => path);
  const size = chunkSize(source.format);
  return Array.from({ length: Math.ceil(paths.length / size) }, (_, i) => ({
    root,
    format: source.format,
    paths: paths.slice(i * size, (i + 1) * size),
  }));
}

/** For the summary of a build that finds nothing to do, and for what names ATT&CK's version. */
function metaOf(sources: readonly AttackSource[]): Readonly<Record<string, string>> {
  const versions = sources.flatMap(({ domain, version }) =>
    version === null ? [] : [[`attack-version:${domain}`, version]],
  );
  return { builder: 'concord', attack: JSON.stringify(sources), ...Object.fromEntries(versions) };
}
