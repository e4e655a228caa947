import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import { createExecutor, type DraftRequest } from './Draft.js';

/** The thread behind `openDraft`: fills a database while the other thread reads rules. */
const port = parentPort;
if (port === null) throw new Error('draftWorker runs as a worker thread only');

const db = new Database((workerData as { readonly file: string }).file);
const execute = createExecutor(db);

port.on('message', (request: DraftRequest | 'close') => {
  if (request === 'close') {
    db.close();
    port.close();
  } else execute(request);
});
