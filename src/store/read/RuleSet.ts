import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';

/**
 * The rules that a question is about, as a JSON array of their numbers: what `json_each` takes, so
 * that one prepared statement serves any number of rules.
 */
export type RuleSet = string;

/** The rules tagged with one of these techniques. */
export function rulesOfTechniques(
  db: CatalogFile,
  techniques: readonly string[],
  includeDeprecated: boolean,
): RuleSet {
  const rows = db.all<{ rule: number }>(
    `SELECT DISTINCT rule FROM rule_technique
     WHERE technique IN (SELECT value FROM json_each(?1)) AND ${isCounted('+rule', '?2')}
     ORDER BY rule`,
    JSON.stringify(techniques),
    Number(includeDeprecated),
  );
  return toRuleSet(rows.map(({ rule }) => rule));
}

export function toRuleSet(rules: readonly number[]): RuleSet {
  return JSON.stringify(rules);
}

/** Ids of the technique's sub-techniques that the catalog has. */
export function subTechniques(db: CatalogFile, technique: string): readonly string[] {
  const rows = db.all<{ id: string }>(
    "SELECT id FROM technique WHERE id LIKE ? || '.%' ORDER BY id",
    technique,
  );
  return rows.map(({ id }) => id);
}
