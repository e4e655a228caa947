import type { CatalogFile } from '../store/openCatalog.js';
import { type RuleName, readRuleNames } from '../store/read/readSite.js';

export type { RuleName };

/** Every rule of every status by its names, in the order of the sources and their files. */
export function ruleNames(db: CatalogFile): readonly RuleName[] {
  return readRuleNames(db);
}
