import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FILE_START } from '../model/SourceSpan.js';
import { report } from './diagnostics.js';
import { type Chunk, type FileEntry, faultyFile } from './FileEntry.js';

/** The program of a reading thread; absent where the sources run uncompiled. */
export const READ_WORKER = fileURLToPath(new URL('../ingest/readWorker.js', import.meta.url));

/**
 * Trees and tokens die young: room for more of them halves the time of collecting them. A thread
 * that needs more than the rest of it holds a file that no rule could be.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 512 };

/** What a thread is asked. It answers in the order it was asked. */
export interface Question {
  readonly number: number;
  readonly chunk: Chunk;
}

/** Sent once a thread has loaded its program, and then for each question. */
export type Answer = 'ready' | { readonly number: number; readonly files: readonly FileEntry[] };

/** A thread that reads files. */
export interface ReaderThread {
  /**
   * What the files of a chunk gave, in their order. A file over which the thread dies gives a
   * diagnostic, the others are read again. Rejects where no thread can be started.
   */
  read(chunk: Chunk): Promise<readonly FileEntry[]>;
  stop(): Promise<void>;
}

interface Waiting extends Question {
  readonly resolve: (files: readonly FileEntry[] | Death) => void;
  readonly reject: (error: Error) => void;
}

/** Why a thread ended over a question. */
interface Death {
  readonly reason: string;
}

/** `program` is the thread's file: given by tests only. */
export function startReaderThread(program: string = READ_WORKER): ReaderThread {
  const waiting: Waiting[] = [];
  let asked = 0;
  let stopped = false;
  let worker = startWorker();

  function startWorker(): Worker {
    const started = new Worker(program, { resourceLimits });
    let ready = false;
    let error: Error | null = null;
    started.on('message', (answer: Answer) => {
      if (answer === 'ready') ready = true;
      else if (waiting[0]?.number === answer.number) waiting.shift()?.resolve(answer.files);
    });
    started.on('error', (fault) => {
      error = fault;
    });
    started.on('exit', (code) => {
      if (stopped) return;
      const reason = error?.message ?? `exit code ${code}`;
      if (ready) replaceWorker(reason);
      else for (const { reject } of waiting.splice(0)) reject(error ?? new Error(reason));
    });
    return started;
  }

  /** The oldest question is the one that the thread died over; the others are asked again. */
  function replaceWorker(reason: string): void {
    worker = startWorker();
    waiting.shift()?.resolve({ reason });
    for (const { number, chunk } of waiting) worker.postMessage({ number, chunk });
  }

  function ask(chunk: Chunk): Promise<readonly FileEntry[] | Death> {
    const number = asked;
    asked += 1;
    return new Promise((resolve, reject) => {
      waiting.push({ number, chunk, resolve, reject });
      worker.postMessage({ number, chunk });
    });
  }

  return {
    async read(chunk) {
      const answer = await ask(chunk);
      return isDeath(answer) ? readOneByOne(chunk, ask) : answer;
    },
    async stop() {
      stopped = true;
      await worker.terminate();
    },
  };
}

async function readOneByOne(
  chunk: Chunk,
  ask: (chunk: Chunk) => Promise<readonly FileEntry[] | Death>,
): Promise<readonly FileEntry[]> {
  const files: FileEntry[] = [];
  for (const path of chunk.paths) {
    const answer = await ask({ ...chunk, paths: [path] });
    if (isDeath(answer)) files.push(fatalFile(path, answer));
    else files.push(...answer);
  }
  return files;
}

function fatalFile(path: string, { reason }: Death): FileEntry {
  const message = `the file ends the thread that reads it: ${reason}`;
  return faultyFile(path, true, report('file/fatal', message, FILE_START));
}

function isDeath(answer: readonly FileEntry[] | Death): answer is Death {
  return 'reason' in answer;
}
