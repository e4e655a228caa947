import { VENDORS, type Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { readAllTechniques } from '../store/read/readSite.js';
import { compareTactics } from './compareTactics.js';
import { groupBy } from './groupBy.js';
import { techniques } from './techniques.js';

/** A technique of the matrix; `rules` is 0 where no rule is tagged with it. */
export interface MatrixTechnique {
  readonly id: string;
  readonly name: string | null;
  /** Rules tagged with exactly this id. */
  readonly rules: number;
  readonly byVendor: Readonly<Record<Vendor, number>>;
  readonly subTechniques: readonly MatrixTechnique[];
}

export interface Tactic {
  /** `Other` for techniques whose tactics the ATT&CK data does not tell. */
  readonly name: string;
  readonly techniques: readonly MatrixTechnique[];
}

const NO_RULES = Object.fromEntries(VENDORS.map((vendor) => [vendor, 0])) as Record<Vendor, number>;

/**
 * Every technique by tactic, those without rules among them, each with its sub-techniques. A
 * technique of several tactics stands under each of them.
 */
export function matrix(db: CatalogFile): readonly Tactic[] {
  const counts = new Map(techniques(db).map((item) => [item.id, item]));
  const all = readAllTechniques(db);
  const subsOf = groupBy(
    all.filter(({ id }) => id.includes('.')),
    ({ id }) => parentOf(id),
  );
  const known = new Set(all.map(({ id }) => id));
  const toTechnique = ({ id, name }: (typeof all)[number]): MatrixTechnique => ({
    id,
    name,
    rules: counts.get(id)?.rules ?? 0,
    byVendor: counts.get(id)?.byVendor ?? NO_RULES,
    subTechniques: id.includes('.') ? [] : (subsOf.get(id) ?? []).map(toTechnique),
  });
  // A sub-technique whose technique nobody names stands for itself.
  const heads = all.filter(({ id }) => !id.includes('.') || !known.has(parentOf(id)));
  const placed = heads.flatMap((row) => {
    const tactics = JSON.parse(row.tactics) as readonly string[];
    const technique = toTechnique(row);
    return (tactics.length === 0 ? ['Other'] : tactics).map((tactic) => ({ tactic, technique }));
  });
  return [...groupBy(placed, ({ tactic }) => tactic)]
    .map(([name, own]) => ({ name, techniques: own.map(({ technique }) => technique) }))
    .sort((a, b) => compareTactics(a.name, b.name));
}

/** All techniques that there can be a guide for. */
export function techniqueNames(
  db: CatalogFile,
): readonly { readonly id: string; readonly name: string | null }[] {
  return readAllTechniques(db).map(({ id, name }) => ({ id, name }));
}

function parentOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}
