import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openCatalog } from '../catalog/openCatalog.js';
import { type Addresses, readAddresses } from './addresses.js';
import { siteAssets } from './assets.js';
import { createFileWriter, type FileWriter } from './fileWriter.js';
import { createLinks } from './Links.js';
import { notFoundPage } from './pages/overviewPages.js';
import { searchFiles } from './search/searchFiles.js';
import { writePages } from './writePages.js';

/** What was written. */
export interface WrittenSite {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
}

/** The folder holds something that is no site of Concord, and is left as it is. */
export class ForeignFolderError extends Error {}

/** Says that a folder was written by `writeSite`, and may be by the next. */
const MARKER = '.concord-site';

/** Below this many rules a thread takes longer to start than to do its part. */
const FEW_RULES = 500;
const MOST_THREADS = 4;

/**
 * Writes the site of the catalog in the file `db` into the folder `out`, which is made where it
 * does not exist. An earlier site there is replaced. Throws a ForeignFolderError where the folder
 * holds anything else, a CatalogError, or an error of the file system. `onProgress` gets how many
 * pages are done, and about how many there are.
 */
export async function writeSite(
  db: string,
  out: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<WrittenSite> {
  const catalog = openCatalog(db);
  try {
    clear(out);
    const addresses = readAddresses(catalog);
    const threads =
      addresses.rules.size < FEW_RULES ? 1 : Math.min(MOST_THREADS, availableParallelism());
    const progress = sumOf(onProgress, addresses);
    const others = Array.from({ length: threads - 1 }, (_, index) =>
      startPart({ db, out, part: { index: index + 1, of: threads } }, progress),
    );
    const writer = createFileWriter(out);
    writer.write({ path: MARKER, content: 'Written by concord site; the next one replaces it.\n' });
    writeBase(writer, addresses, () => searchFiles(catalog, addresses));
    const pages = writePages(catalog, addresses, { index: 0, of: threads }, writer, progress);
    const parts = [{ pages, ...writer.written() }, ...(await Promise.all(others))];
    return parts.reduce((sum, part) => ({
      pages: sum.pages + part.pages,
      files: sum.files + part.files,
      bytes: sum.bytes + part.bytes,
    }));
  } finally {
    catalog.close();
  }
}

/** What stands beside the pages. */
function writeBase(
  writer: FileWriter,
  addresses: Addresses,
  search: () => ReturnType<typeof searchFiles>,
): void {
  for (const asset of siteAssets()) writer.write(asset);
  for (const file of search()) writer.write(file);
  writer.write({ path: '404.html', content: notFoundPage(createLinks(addresses, '/')) });
}

function sumOf(onProgress: (done: number, total: number) => void, addresses: Addresses) {
  const { techniques, fields, events, rules } = addresses;
  const total = techniques.size + fields.size + events.size + rules.size;
  let done = 0;
  return (pages: number) => {
    done += pages;
    onProgress(Math.min(done, total), total);
  };
}

/** What a thread is to write. */
export interface PartOrder {
  readonly db: string;
  readonly out: string;
  readonly part: { readonly index: number; readonly of: number };
}

/** What a thread says: pages that it has written since it last said so, and at the end all of it. */
export type PartMessage = { readonly progress: number } | { readonly written: WrittenSite };

function startPart(order: PartOrder, progress: (pages: number) => void): Promise<WrittenSite> {
  const file = fileURLToPath(new URL('../site/siteWorker.js', import.meta.url));
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: order });
    worker.on('message', (message: PartMessage) => {
      if ('written' in message) resolve(message.written);
      else progress(message.progress);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread ended before its part was written')));
  });
}

function clear(out: string): void {
  if (!existsSync(out)) return;
  const found = readdirSync(out);
  if (found.length > 0 && !found.includes(MARKER)) {
    throw new ForeignFolderError(`${out} holds files that are no site of concord`);
  }
  for (const name of found) rmSync(join(out, name), { recursive: true });
}
