import type { Understood } from '../../model/Query.js';
import type { LanguageName, Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import type { RuleSet } from './RuleSet.js';

export interface RuleItem {
  readonly number: number;
  /** The publisher's id, or `source:path` where the rule has none. */
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly vendor: Vendor;
  readonly source: string;
  readonly path: string;
  readonly level: string | null;
  readonly status: string | null;
  /** Where the rule can be read on the web. */
  readonly link: string | null;
}

export const RULE_ITEM = `rule.id AS number, coalesce(publisher_id, key) AS id, key, title,
  rule.vendor AS vendor, source.name AS source, path, level, status,
  CASE WHEN source.url IS NULL THEN NULL ELSE source.url || path END AS link`;

const ORDER = `CASE rule.vendor WHEN 'Sigma' THEN 1 WHEN 'Elastic' THEN 2 WHEN 'Splunk' THEN 3 ELSE 4 END,
  title, key`;

/** The rules of a set by vendor and title. */
export function readRuleItems(db: CatalogFile, rules: RuleSet): readonly RuleItem[] {
  return db.all<RuleItem>(
    `SELECT ${RULE_ITEM} FROM rule JOIN source ON source.id = rule.source
     WHERE rule.id IN (SELECT value FROM json_each(?))
     ORDER BY ${ORDER}`,
    rules,
  );
}

/** The rules of a set in the order of `readRuleItems`, by number and id alone. */
export function readRuleOrder(
  db: CatalogFile,
  rules: RuleSet,
): readonly Pick<RuleItem, 'number' | 'id'>[] {
  return db.all(
    `SELECT rule.id AS number, coalesce(publisher_id, key) AS id FROM rule
     WHERE rule.id IN (SELECT value FROM json_each(?)) ORDER BY ${ORDER}`,
    rules,
  );
}

export interface RuleRow extends RuleItem {
  readonly publisher_id: string | null;
  readonly language: LanguageName;
  readonly description: string | null;
  readonly type: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly counted: number;
  readonly understood: Understood;
  readonly references: string;
  readonly false_positives: string;
  readonly refers_to: string;
  readonly query: string | null;
  readonly query_start: number | null;
  readonly query_line: number | null;
  readonly queries: string;
}

/** Every rule with this publisher's id (in any case) or key. */
export function findRules(db: CatalogFile, idOrKey: string): readonly RuleRow[] {
  return db.all<RuleRow>(
    `SELECT rule.*, ${RULE_ITEM} FROM rule JOIN source ON source.id = rule.source
     WHERE key = ?1 OR publisher_id = ?1 OR publisher_id = lower(?1) ORDER BY rule.id`,
    idOrKey,
  );
}

export interface TechniqueOfRule {
  readonly id: string;
  readonly name: string | null;
  readonly tagged: string;
}

export function techniquesOfRule(db: CatalogFile, rule: number): readonly TechniqueOfRule[] {
  return db.all<TechniqueOfRule>(
    `SELECT technique AS id, name, tagged FROM rule_technique
     JOIN technique ON technique.id = rule_technique.technique WHERE rule = ? ORDER BY technique, tagged`,
    rule,
  );
}

/** The publishers' ids and the keys of all rules. */
export function readRuleIds(db: CatalogFile): readonly string[] {
  const rows = db.all<{ id: string }>(
    'SELECT publisher_id AS id FROM rule WHERE publisher_id IS NOT NULL UNION SELECT key FROM rule',
  );
  return rows.map(({ id }) => id);
}
