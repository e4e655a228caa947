import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Chunk } from '../../../src/ingest/FileEntry.js';
import { type ReaderThread, startReaderThread } from '../../../src/ingest/ReaderThread.js';

/** Reads nothing: the name of a file says what becomes of the thread that would read it. */
const PROGRAM = `
import { parentPort } from 'node:worker_threads';
const entry = (path) => {
  if (path.startsWith('exit')) process.exit(3);
  if (path.startsWith('throw')) throw new Error('out of ideas');
  if (path.startsWith('fill')) for (const all = []; ; ) all.push(new Array(4e6).fill(all.length));
  return { path, listed: true, digest: '', uses: [], rules: [], diagnostics: [] };
};
parentPort.on('message', ({ number, chunk }) => {
  parentPort.postMessage({ number, files: chunk.paths.map(entry) });
});
parentPort.postMessage('ready');
`;

const chunk = (...paths: string[]): Chunk => ({ root: '/r', format: 'sigma', paths });

describe('startReaderThread', () => {
  let folder = '';
  let program = '';
  let thread: ReaderThread;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'concord-thread-'));
    program = join(folder, 'program.mjs');
    writeFileSync(program, PROGRAM);
  });
  afterEach(() => thread.stop());
  afterAll(() => rmSync(folder, { recursive: true }));

  async function read(...paths: string[]) {
    const files = await thread.read(chunk(...paths));
    return files.map(({ path, diagnostics }) => [
      path,
      ...diagnostics.map(({ diagnostic }) => `${diagnostic.code}: ${diagnostic.message}`),
    ]);
  }

  it('reads a chunk', async () => {
    thread = startReaderThread(program);
    expect(await read('a', 'b')).toEqual([['a'], ['b']]);
  });

  it.each([
    ['exit', 'exit code 3'],
    ['throw', 'out of ideas'],
    ['fill', 'Worker terminated due to reaching memory limit: JS heap out of memory'],
  ])('names the file that ends the thread (%s) and reads the others', async (path, reason) => {
    thread = startReaderThread(program);
    const all = [read('a', 'b'), read('c', path, 'd'), read('e')];
    const message = `file/fatal: the file ends the thread that reads it: ${reason}`;
    expect(await Promise.all(all)).toEqual([
      [['a'], ['b']],
      [['c'], [path, message], ['d']],
      [['e']],
    ]);
    expect(await read('f')).toEqual([['f']]);
  });

  it('reads on past many such files', async () => {
    thread = startReaderThread(program);
    const files = await Promise.all([read('exit', 'a', 'exit-2'), read('throw', 'throw-2', 'b')]);
    expect(files.flat().map(([path, fault]) => `${path} ${fault?.slice(0, 10) ?? 'read'}`)).toEqual(
      [
        ...['exit file/fatal', 'a read', 'exit-2 file/fatal'],
        ...['throw file/fatal', 'throw-2 file/fatal', 'b read'],
      ],
    );
  });

  it('fails where the program cannot be loaded', async () => {
    thread = startReaderThread(join(folder, 'absent.mjs'));
    await expect(read('a')).rejects.toThrow(/absent\.mjs/);
  });
});
