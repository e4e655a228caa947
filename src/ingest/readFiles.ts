import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Format } from '../collections/Collection.js';
import { type FileEntry, readSourceFile } from './readSource.js';
import type { Chunk } from './readWorker.js';

/** Absent where the sources run uncompiled; everything is then read by this thread. */
const WORKER = fileURLToPath(new URL('./readWorker.js', import.meta.url));

/** Files a thread reads before it hands them over. */
const CHUNK = 48;
/** From this many files on, starting threads costs less than it saves. */
const WORTH_THREADS = 300;
const MOST_THREADS = 4;

/** Reads files of one source in their order, by several threads where that pays. */
export async function* readFiles(
  root: string,
  paths: readonly string[],
  format: Format,
): AsyncGenerator<FileEntry> {
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  if (paths.length < WORTH_THREADS || threads < 2 || !existsSync(WORKER)) {
    for (const path of paths) yield readSourceFile(root, path, format);
    return;
  }
  const chunks: Chunk[] = [];
  for (let i = 0; i < paths.length; i += CHUNK) {
    chunks.push({ number: chunks.length, root, format, paths: paths.slice(i, i + CHUNK) });
  }
  yield* readByThreads(chunks, threads);
}

/** Chunks are dealt out in turn; a thread has them done in order, so no result waits long. */
async function* readByThreads(
  chunks: readonly Chunk[],
  threads: number,
): AsyncGenerator<FileEntry> {
  const results = chunks.map(() => deferred<readonly FileEntry[]>());
  const workers = Array.from({ length: threads }, () => new Worker(WORKER));
  for (const worker of workers) {
    worker.on('message', ({ number, files }: { number: number; files: readonly FileEntry[] }) => {
      results[number]?.resolve(files);
    });
    worker.on('error', (error) => {
      for (const result of results) result.reject(error);
    });
  }
  for (const chunk of chunks) workers[chunk.number % threads]?.postMessage(chunk);
  try {
    for (const { promise } of results) yield* await promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((onDone, onError) => {
    resolve = onDone;
    reject = onError;
  });
  // Whoever waits for it sees the error; one that nobody waits for any more is no fault.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
