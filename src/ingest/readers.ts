import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Chunk, FileEntry } from './FileEntry.js';
import { optimizeLess } from './optimizeLess.js';

/** Reads chunks of files; where there is a second core, in threads of its own. */
export interface Readers {
  /** What the files of each chunk gave, in the order of the chunks. */
  read(chunks: readonly Chunk[]): AsyncGenerator<FileEntry>;
  stop(): Promise<void>;
}

/** Absent where the sources run uncompiled; everything is then read by this thread. */
const WORKER = fileURLToPath(new URL('./readWorker.js', import.meta.url));

/** Files a thread reads before it hands them over. */
export const CHUNK = 48;
const MOST_THREADS = 4;

/** Trees and tokens die young: room for more of them halves the time of collecting them. */
const resourceLimits = { maxYoungGenerationSizeMb: 128 };

/**
 * Gets ready to read. To be called as early as can be: a thread takes a tenth of a second to start.
 * One core is left for writing the database.
 */
export function startReaders(): Readers {
  const threads = Math.min(availableParallelism() - 1, MOST_THREADS);
  return threads >= 1 && existsSync(WORKER)
    ? startThreads(threads)
    : { read: readHere, stop: async () => {} };
}

async function* readHere(chunks: readonly Chunk[]): AsyncGenerator<FileEntry> {
  const { createChunkReader } = await import('./readChunk.js');
  const readChunk = createChunkReader();
  for (const chunk of chunks) {
    for (const path of chunk.paths) yield* readChunk({ ...chunk, paths: [path] });
  }
}

interface Answer {
  readonly number: number;
  readonly files: readonly FileEntry[];
}

function startThreads(threads: number): Readers {
  optimizeLess();
  const done = new Map<number, readonly FileEntry[]>();
  let failure: unknown = null;
  let wake = () => {};
  let asked = 0;
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(WORKER, { resourceLimits });
    worker.on('message', ({ number, files }: Answer) => {
      done.set(number, files);
      wake();
    });
    worker.on('error', (error) => {
      failure = error;
      wake();
    });
    return worker;
  });

  async function result(number: number): Promise<readonly FileEntry[]> {
    for (;;) {
      const files = done.get(number);
      done.delete(number);
      if (files !== undefined) return files;
      if (failure !== null) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  async function* results(first: number, count: number): AsyncGenerator<FileEntry> {
    for (let number = first; number < first + count; number += 1) yield* await result(number);
  }

  /** Asks for all chunks at once, before the first result is waited for. */
  function read(chunks: readonly Chunk[]): AsyncGenerator<FileEntry> {
    const first = asked;
    for (const chunk of chunks) {
      workers[asked % threads]?.postMessage({ number: asked, chunk });
      asked += 1;
    }
    return results(first, chunks.length);
  }

  return {
    read,
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
