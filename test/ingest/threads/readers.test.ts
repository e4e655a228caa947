import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk, FileEntry } from '../../../src/ingest/FileEntry.js';
import type { ReaderThread } from '../../../src/ingest/ReaderThread.js';
import { startThreads } from '../../../src/ingest/readers.js';

type Format = Chunk['format'];

/** A chunk of one file, named after its source and place. */
function chunks(format: Format, count: number, name: string = format): Chunk[] {
  return Array.from({ length: count }, (_, i) => ({ root: '/r', format, paths: [`${name}-${i}`] }));
}

/** What a test needs of a file: its path. */
function entry(path: string): FileEntry {
  return { path, listed: true, digest: '', uses: [], rules: [], diagnostics: [] };
}

interface Open {
  readonly thread: number;
  readonly paths: readonly string[];
  readonly finish: () => void;
}

/** Threads that give an answer when they are told to. */
function openThreads(cores: number) {
  const open: Open[] = [];
  let started = 0;
  const start = (): ReaderThread => {
    const thread = started++;
    return {
      read: ({ paths }) =>
        new Promise((resolve) => {
          open.push({ thread, paths, finish: () => resolve(paths.map(entry)) });
        }),
      stop: async () => {},
    };
  };
  return { readers: startThreads(cores, start), open, started: () => started };
}

/** Until promises that wait for nothing are through. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function pathsOf(files: AsyncGenerator<FileEntry>): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { path } of files) paths.push(path);
  return paths;
}

describe('startThreads', () => {
  it('hands files on in the order of the chunks, whichever is read first', async () => {
    const order = fc.infiniteStream(fc.nat(1_000));
    await fc.assert(
      fc.asyncProperty(order, fc.nat(150), fc.nat(150), async (picks, others, kusto) => {
        const { readers, open } = openThreads(2);
        const first = readers.read(chunks('sigma', others));
        const second = readers.read(chunks('sentinel', kusto));
        let left = others + kusto;
        const feeding = (async () => {
          while (left > 0) {
            await settle();
            const [one] = open.splice((picks.next().value ?? 0) % Math.max(1, open.length), 1);
            one?.finish();
            if (one !== undefined) left -= 1;
          }
        })();
        const got = [...(await pathsOf(first)), ...(await pathsOf(second))];
        await feeding;
        const all = [...chunks('sigma', others), ...chunks('sentinel', kusto)];
        expect(got).toEqual(all.flatMap(({ paths }) => paths));
      }),
      { numRuns: 30 },
    );
  });

  it('reads Kusto in a thread beside that of everything else', () => {
    const { readers, open } = openThreads(2);
    readers.read(chunks('sigma', 10));
    readers.read(chunks('kql', 10));
    expect(open.map(({ thread, paths }) => `${thread} ${paths}`)).toEqual([
      ...['0 sigma-0', '0 sigma-1', '1 kql-0', '1 kql-1'],
    ]);
  });

  it('starts no second thread for few files of one kind on two cores', () => {
    const { readers, started } = openThreads(2);
    readers.read(chunks('sigma', 100));
    expect(started()).toBe(1);
  });

  it('starts more threads where they have cores of their own', () => {
    const { readers, started } = openThreads(8);
    readers.read(chunks('sigma', 1_600));
    expect(started()).toBe(4);
  });

  it('reads no further ahead than the catalog can follow', async () => {
    const { readers, open } = openThreads(2);
    const files = readers.read(chunks('sigma', 500));
    let read = 0;
    const readAll = async () => {
      for (await settle(); open.length > 0; await settle()) {
        for (const { finish } of open.splice(0)) {
          finish();
          read += 1;
        }
      }
    };
    await readAll();
    expect(read).toBeLessThan(150);
    const paths = pathsOf(files);
    await readAll();
    expect(await paths).toHaveLength(500);
  });

  it('fails where a thread cannot be started', async () => {
    const start = (): ReaderThread => ({
      read: () => Promise.reject(new Error('no thread')),
      stop: async () => {},
    });
    const files = startThreads(2, start).read(chunks('sigma', 3));
    await expect(pathsOf(files)).rejects.toThrow('no thread');
  });
});
