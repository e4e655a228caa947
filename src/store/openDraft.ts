import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { createExecutor, type Draft } from './Draft.js';

const WORKER = fileURLToPath(new URL('./draftWorker.js', import.meta.url));

/**
 * Opens a new database for filling. Where there is a second core, a thread of its own does the
 * writing, which takes about a third off a build; run from the sources, or on one core, it is done
 * at once.
 */
export function openDraft(file: string): Draft {
  return availableParallelism() > 1 && existsSync(WORKER) ? draftInThread(file) : draftAtOnce(file);
}

function draftAtOnce(file: string): Draft {
  const db = new Database(file);
  return {
    send: createExecutor(db),
    close: async () => {
      db.close();
    },
  };
}

function draftInThread(file: string): Draft {
  const worker = new Worker(WORKER, { workerData: { file } });
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the database thread ended with code ${code}`));
    });
  });
  // An error is reported by close(); without this, it would end the process before.
  ended.catch(() => {});
  return {
    send: (request) => worker.postMessage(request),
    close: () => {
      worker.postMessage('close');
      return ended;
    },
  };
}
