import type { CatalogFile } from '../catalog/openCatalog.js';
import type { Addresses } from './addresses.js';
import type { FileWriter } from './fileWriter.js';
import { type Part, sitePages } from './siteFiles.js';

const STEP = 100;

/** Writes a part of the pages; how many. `progress` gets how many more are done. */
export function writePages(
  catalog: CatalogFile,
  addresses: Addresses,
  part: Part,
  writer: FileWriter,
  progress: (pages: number) => void,
): number {
  let pages = 0;
  for (const file of sitePages(catalog, addresses, part)) {
    writer.write(file);
    if (!file.path.endsWith('index.html')) continue;
    pages += 1;
    if (pages % STEP === 0) progress(STEP);
  }
  return pages;
}
