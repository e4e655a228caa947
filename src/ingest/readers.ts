import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createChunkQueue, type Job } from './ChunkQueue.js';
import type { Chunk, FileEntry } from './FileEntry.js';
import { optimizeLess } from './optimizeLess.js';
import { READ_WORKER, type ReaderThread, startReaderThread } from './ReaderThread.js';

/** Reads chunks of files; where there is a second core, in threads of its own. */
export interface Readers {
  /** What the files of each chunk gave, in the order of the chunks. */
  read(chunks: readonly Chunk[]): AsyncGenerator<FileEntry>;
  stop(): Promise<void>;
}

/**
 * Gets ready to read. To be called as early as can be: a thread takes a tenth of a second to start.
 */
export function startReaders(): Readers {
  const cores = availableParallelism();
  return cores >= 2 && existsSync(READ_WORKER)
    ? startThreads(cores, startReaderThread)
    : { read: readHere, stop: async () => {} };
}

async function* readHere(chunks: readonly Chunk[]): AsyncGenerator<FileEntry> {
  const { createChunkReader } = await import('./readChunk.js');
  const readChunk = createChunkReader();
  for (const chunk of chunks) {
    for (const path of chunk.paths) yield* readChunk({ ...chunk, paths: [path] });
  }
}

const MOST_THREADS = 4;

/** Of two cores, a second thread pays only where it saves more than it takes to warm up. */
const FILES_PER_THREAD = 4_000;
const FILES_PER_THREAD_OF_ITS_OWN_CORE = 500;

/** Chunks given to a thread at once, so that it need not wait for this one to ask again. */
const AHEAD = 2;

/** Chunks that are read and not yet written, at most: some 50 MB. */
const MOST_HELD = 144;

/**
 * Threads that each take the next chunk when they have done one. What they give is handed on in the
 * order of the chunks, whichever thread it comes from. `start` starts a thread.
 */
export function startThreads(cores: number, start: () => ReaderThread): Readers {
  optimizeLess();
  const queue = createChunkQueue();
  const threads = [startCounted(start)];
  const done = new Map<number, readonly FileEntry[]>();
  let failure: unknown = null;
  let wake = () => {};
  let asked = 0;
  let inWork = 0;
  let awaited = 0;

  function addThreads(): void {
    const { kusto, other } = queue.files;
    const each = cores > 2 ? FILES_PER_THREAD_OF_ITS_OWN_CORE : FILES_PER_THREAD;
    const useful = Math.max(Math.ceil((kusto + other) / each), kusto > 0 && other > 0 ? 2 : 1);
    const most = Math.min(Math.max(2, cores - 1), MOST_THREADS);
    while (threads.length < Math.min(useful, most)) threads.push(startCounted(start));
  }

  /** Gives every thread what it can take. The second one begins with Kusto. */
  function feed(): void {
    for (const [i, thread] of threads.entries()) {
      while (thread.jobs < AHEAD) {
        const isFull = done.size + inWork >= MOST_HELD;
        const first = i === 1 ? 'kusto' : 'other';
        const job = isFull ? queue.takeNumber(awaited) : queue.take(first);
        if (job === null) break;
        void run(thread, job);
      }
    }
  }

  async function run(thread: CountedThread, { number, chunk }: Job): Promise<void> {
    thread.jobs += 1;
    inWork += 1;
    try {
      done.set(number, await thread.read(chunk));
    } catch (error) {
      failure = error;
    }
    thread.jobs -= 1;
    inWork -= 1;
    wake();
    feed();
  }

  async function result(number: number): Promise<readonly FileEntry[]> {
    awaited = number;
    for (;;) {
      const files = done.get(number);
      done.delete(number);
      feed();
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

  return {
    read(chunks) {
      const first = asked;
      for (const chunk of chunks) queue.add({ number: asked++, chunk });
      addThreads();
      feed();
      return results(first, chunks.length);
    },
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

/** A thread and the number of jobs it has. */
type CountedThread = ReaderThread & { jobs: number };

function startCounted(start: () => ReaderThread): CountedThread {
  return { ...start(), jobs: 0 };
}
