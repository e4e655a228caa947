import type { Format } from '../collections/Collection.js';
import type { Chunk } from './FileEntry.js';

/** A chunk that waits to be read, by its place among all chunks of the build. */
export interface Job {
  readonly number: number;
  readonly chunk: Chunk;
}

/** The chunks that no thread has taken yet. */
export interface ChunkQueue {
  add(job: Job): void;
  /**
   * The next job of a thread: of the kind it begins with or, where none is left, of the other one.
   * Null where nothing is left for it.
   */
  take(first: Kind): Job | null;
  /** The job with this number; null where a thread has it already. */
  takeNumber(number: number): Job | null;
  /** Files of each kind that were added, also those taken since. */
  readonly files: Readonly<Record<Kind, number>>;
}

/** Kusto's parser takes a while to load, and many times as long for a query as any other. */
export type Kind = 'kusto' | 'other';

const KUSTO: ReadonlySet<Format> = new Set<Format>(['sentinel', 'kql']);

/** With fewer Kusto files left, a thread that has read none would only load the parser for them. */
const FEWEST_TO_SHARE = 384;

const CHUNK = 48;
/** So that no thread is left alone with many at the end. */
const KUSTO_CHUNK = 12;

/** How many files of a format a thread reads before it hands them over. */
export function chunkSize(format: Format): number {
  return KUSTO.has(format) ? KUSTO_CHUNK : CHUNK;
}

export function createChunkQueue(): ChunkQueue {
  const jobs: Readonly<Record<Kind, Job[]>> = { kusto: [], other: [] };
  const files: Record<Kind, number> = { kusto: 0, other: 0 };
  return {
    files,
    add(job) {
      const kind = KUSTO.has(job.chunk.format) ? 'kusto' : 'other';
      jobs[kind].push(job);
      files[kind] += job.chunk.paths.length;
    },
    take(first) {
      if (first === 'kusto') return jobs.kusto.shift() ?? jobs.other.shift() ?? null;
      const other = jobs.other.shift();
      if (other !== undefined) return other;
      const mayShare = files.other === 0 || jobs.kusto.length * KUSTO_CHUNK >= FEWEST_TO_SHARE;
      return mayShare ? (jobs.kusto.shift() ?? null) : null;
    },
    takeNumber(number) {
      for (const list of [jobs.other, jobs.kusto]) {
        const at = list.findIndex((job) => job.number === number);
        if (at !== -1) return list.splice(at, 1)[0] ?? null;
      }
      return null;
    },
  };
}
