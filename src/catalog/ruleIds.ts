import type { CatalogFile } from '../store/openCatalog.js';
import { readRuleIds } from '../store/read/readRules.js';

/** Every name that a rule can be asked for by, to find the one that was meant. */
export function ruleIds(db: CatalogFile): readonly string[] {
  return readRuleIds(db);
}
