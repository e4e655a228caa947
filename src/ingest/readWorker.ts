import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './ReaderThread.js';
import { createChunkReader } from './readChunk.js';

const port = parentPort;
if (port === null) throw new Error('readWorker runs as a worker thread only');

const readChunk = createChunkReader();
const answer = (message: Answer): void => port.postMessage(message);

port.on('message', ({ number, chunk }: Question) => {
  answer({ number, files: readChunk(chunk) });
});
answer('ready');
