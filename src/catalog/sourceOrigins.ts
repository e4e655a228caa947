import { originText } from '../model/SourceOrigin.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { readOrigins } from '../store/read/readOverview.js';

/** The commits that the sources were built from, for people; those are left out that have none. */
export function sourceOrigins(db: CatalogFile): readonly string[] {
  return readOrigins(db)
    .map(({ name, ...origin }) => originText(name, origin))
    .filter((text) => text !== null);
}
