import { parentPort } from 'node:worker_threads';
import type { Chunk } from './FileEntry.js';
import { createChunkReader } from './readChunk.js';

const port = parentPort;
if (port === null) throw new Error('readWorker runs as a worker thread only');

const readChunk = createChunkReader();

port.on('message', ({ number, chunk }: { number: number; chunk: Chunk }) => {
  port.postMessage({ number, files: readChunk(chunk) });
});
