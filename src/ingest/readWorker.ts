import { parentPort } from 'node:worker_threads';
import type { Format } from '../collections/Collection.js';
import { readSourceFile } from './readSource.js';

/** Some files of one source, to be read by another thread. */
export interface Chunk {
  readonly number: number;
  readonly root: string;
  readonly format: Format;
  readonly paths: readonly string[];
}

const port = parentPort;
if (port === null) throw new Error('readWorker runs as a worker thread only');

port.on('message', ({ number, root, format, paths }: Chunk) => {
  port.postMessage({ number, files: paths.map((path) => readSourceFile(root, path, format)) });
});
