import { guideUses } from '../catalog/guideUses.js';
import { markedQuery } from '../catalog/markedQuery.js';
import { techniqueNames } from '../catalog/matrix.js';
import type { CatalogFile } from '../catalog/openCatalog.js';
import { techniqueRowNames } from '../catalog/rowNames.js';
import { type RuleDetail, rules } from '../catalog/rule.js';
import { ruleSkeleton } from '../catalog/ruleSkeleton.js';
import { technique } from '../catalog/technique.js';
import { techniques } from '../catalog/techniques.js';
import type { Addresses } from './addresses.js';
import type { RulePageData } from './pages/rulePage.js';
import type { TechniquePageData } from './pages/techniquePage.js';

/**
 * What the page of a technique shows, with the rules of its sub-techniques or without; who makes
 * many pages passes on what they have in common. Null where the catalog knows no such
 * technique.
 */
export function techniquePageData(
  db: CatalogFile,
  id: string,
  includeSubtechniques: boolean,
  names = techniqueNames(db),
  tagged: ReadonlySet<string> = taggedTechniques(db),
  skeleton?: string | null,
): TechniquePageData | null {
  const guide = technique(db, id, { all: true, includeSubtechniques });
  if (guide === null) return null;
  const { id: own, includes } = guide.technique;
  const counted = [own, ...includes];
  return {
    guide,
    namesOf: techniqueRowNames(db, counted),
    uses: guideUses(db, counted),
    skeleton: skeleton === undefined ? ruleSkeleton(db, own) : skeleton,
    subTechniques: names.filter((other) => other.id.startsWith(`${own}.`) && tagged.has(other.id)),
  };
}

/** The techniques that a counted rule is tagged with. */
export function taggedTechniques(db: CatalogFile): ReadonlySet<string> {
  return new Set(techniques(db).map(({ id }) => id));
}

/** What the page of a rule shows; null where there is no rule of this `source:path`. */
export function rulePageData(
  db: CatalogFile,
  key: string,
  addresses: Addresses,
  number?: number,
): RulePageData | null {
  const rule: RuleDetail | undefined = rules(db, key).find((one) => one.key === key);
  if (rule === undefined) return null;
  const pieces = markedQuery(db, rule, number);
  return { rule, pieces, path: addresses.rules.get(key) ?? 'rules/' };
}
