import type { Understood } from '../../model/Query.js';
import { type LanguageName, VENDORS, type Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import { compareText } from './compareText.js';
import type { RuleSet } from './RuleSet.js';
import { remembered } from './remembered.js';

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

/** A path as part of a web address: without what would end the path there (RFC 3986, 3.3). */
const ADDRESS = [
  ['%', '%25'],
  ['#', '%23'],
  ['?', '%3F'],
  [' ', '%20'],
].reduce((path, [from, to]) => `replace(${path}, '${from}', '${to}')`, 'path');

export const RULE_ITEM = `rule.id AS number, coalesce(publisher_id, key) AS id, key, title,
  rule.vendor AS vendor, source.name AS source, path, level, status,
  source.url || ${ADDRESS} AS link`;

const readItems = remembered(null, (db, numbers) =>
  db
    .all<RuleItem>(
      `SELECT ${RULE_ITEM} FROM rule JOIN source ON source.id = rule.source
       WHERE rule.id IN (SELECT value FROM json_each(?))`,
      numbers,
    )
    .map((item) => [item.number, item]),
);

/** The rules of a set by number; maybe more than these. */
export function ruleItemsByNumber(
  db: CatalogFile,
  rules: readonly number[],
): ReadonlyMap<number, RuleItem> {
  return readItems(db, rules);
}

/** The rules of a set by vendor and title. */
export function readRuleItems(db: CatalogFile, rules: RuleSet): readonly RuleItem[] {
  const numbers = JSON.parse(rules) as readonly number[];
  const items = readItems(db, numbers);
  return numbers
    .flatMap((number) => items.get(number) ?? [])
    .sort(
      (a, b) =>
        VENDORS.indexOf(a.vendor) - VENDORS.indexOf(b.vendor) ||
        compareText(a.title, b.title) ||
        compareText(a.key, b.key),
    );
}

/** The rules of a set in the order of `readRuleItems`, by number and id alone. */
export function readRuleOrder(
  db: CatalogFile,
  rules: RuleSet,
): readonly Pick<RuleItem, 'number' | 'id'>[] {
  return readRuleItems(db, rules).map(({ number, id }) => ({ number, id }));
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
    'SELECT publisher_id AS id FROM rule WHERE publisher_id IS NOT NULL UNION SELECT key FROM rule ORDER BY 1',
  );
  return rows.map(({ id }) => id);
}
