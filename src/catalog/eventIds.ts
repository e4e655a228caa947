import type { CatalogFile } from '../store/openCatalog.js';
import { readEventTitles } from '../store/read/readCoverage.js';
import { logOf } from './eventNeeds.js';

/** Ids of the events in the catalog, and of the logs that they are in. */
export function eventIds(db: CatalogFile): readonly string[] {
  const ids = [...readEventTitles(db).keys()];
  return [...new Set([...ids, ...ids.map(logOf)])].sort();
}
