import type { Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import type { RuleSet } from './RuleSet.js';

export interface RuleName {
  readonly number: number;
  /** `source:path`, which names this rule alone. */
  readonly key: string;
  /** The publisher's id; null where the rule has none. */
  readonly publisherId: string | null;
  readonly title: string;
  readonly vendor: Vendor;
  readonly source: string;
  readonly path: string;
  readonly counted: 0 | 1;
}

/** Every rule of every status, in the order of the sources and their files. */
export function readRuleNames(db: CatalogFile): readonly RuleName[] {
  return db.all<RuleName>(
    `SELECT rule.id AS number, key, publisher_id AS publisherId, title, rule.vendor AS vendor,
       source.name AS source, path, counted
     FROM rule JOIN source ON source.id = rule.source ORDER BY rule.id`,
  );
}

export interface TechniqueRow {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: string;
}

/** Every technique that the ATT&CK data or a rule names, with or without rules. */
export function readAllTechniques(db: CatalogFile): readonly TechniqueRow[] {
  return db.all<TechniqueRow>('SELECT id, name, tactics FROM technique ORDER BY id');
}

/** Which counted rules filter on which field, as pairs. */
export function readFieldUses(
  db: CatalogFile,
): readonly { readonly field: string; readonly rule: number }[] {
  return db.all(
    `SELECT DISTINCT field.name AS field, rule
     FROM rule_name JOIN field ON field.id = rule_name.field
     WHERE field.name <> '' AND ${isCounted('rule', '0')} ORDER BY rule, field.name`,
  );
}

/** Where the query of a rule begins in its file. */
export function readQueryStart(db: CatalogFile, key: string): number | null {
  const row = db.first<{ start: number | null }>(
    'SELECT query_start AS start FROM rule WHERE key = ?',
    key,
  );
  return row?.start ?? null;
}

/** The log source of a rule's query in Sigma's terms. */
export interface LogSource {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}

/** The log sources that rules of the set name, most rules first, of the rules of Sigma alone. */
export function countLogSources(
  db: CatalogFile,
  rules: RuleSet,
): readonly { readonly logSource: LogSource; readonly rules: readonly number[] }[] {
  const rows = db.all<{ readonly number: number; readonly queries: string }>(
    `SELECT id AS number, queries FROM rule
     WHERE id IN (SELECT value FROM json_each(?)) AND vendor = 'Sigma' ORDER BY id`,
    rules,
  );
  const found = new Map<string, number[]>();
  for (const { number, queries } of rows) {
    const [terms] = (JSON.parse(queries) as [[string, string][]][])[0] ?? [[]];
    const named = terms.filter(([name]) => LOG_SOURCE.includes(name)).sort();
    if (named.length === 0) continue;
    const key = JSON.stringify(Object.fromEntries(named));
    const own = found.get(key) ?? [];
    own.push(number);
    found.set(key, own);
  }
  return [...found]
    .sort(([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1))
    .map(([key, own]) => ({ logSource: JSON.parse(key) as LogSource, rules: own }));
}

const LOG_SOURCE = ['category', 'product', 'service'];

/** Those rules of the set that look at one of these events. */
export function rulesAtEvents(
  db: CatalogFile,
  rules: RuleSet,
  events: readonly string[],
): readonly number[] {
  return db
    .all<{ rule: number }>(
      `SELECT DISTINCT rule FROM rule_event WHERE rule IN (SELECT value FROM json_each(?))
       AND event IN (SELECT value FROM json_each(?)) ORDER BY rule`,
      rules,
      JSON.stringify(events),
    )
    .map(({ rule }) => rule);
}
