import type { Kind } from '../../model/Predicate.js';
import type { LanguageName, Vendor } from '../../model/Rule.js';
import type { PredicateRecord } from '../../model/RuleRecord.js';
import { decodePredicates } from '../encodePredicates.js';
import type { CatalogFile } from '../openCatalog.js';
import { rowKey } from '../rowKey.js';

export interface RuleOfPredicates {
  readonly rule: string;
  readonly source: string;
  readonly path: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  readonly status: string | null;
}

/** The values of all predicates of one rule. */
export interface RulePredicates {
  readonly rule: RuleOfPredicates;
  readonly predicates: readonly PredicateRecord[];
}

type Stored = RuleOfPredicates & { readonly predicates: string };

const STORED = `SELECT coalesce(publisher_id, key) AS rule, source.name AS source, path,
    rule.vendor AS vendor, rule.language AS language, status, predicates
  FROM rule JOIN source ON source.id = rule.source`;

/** The predicates of every rule, in the order of the sources and their files. */
export function* eachRulePredicates(db: CatalogFile): Generator<RulePredicates> {
  for (const stored of db.each<Stored>(`${STORED} ORDER BY rule.id`)) yield decode(stored);
}

export function predicatesOfRule(db: CatalogFile, number: number): RulePredicates | null {
  const stored = db.first<Stored>(`${STORED} WHERE rule.id = ?`, number);
  return stored === undefined ? null : decode(stored);
}

function decode({ predicates, ...rule }: Stored): RulePredicates {
  return { rule, predicates: decodePredicates(predicates) };
}

/** In how many rules each row of a rule is used; keys as `rowKey` makes them. */
export function reachOfRule(db: CatalogFile, number: number): ReadonlyMap<string, number> {
  const rows = db.all<{
    readonly canonical: string;
    readonly aspect: string | null;
    readonly kind: Kind;
    readonly value: string | null;
    readonly reach: number;
  }>(
    `SELECT field.name AS canonical, aspect, kind, value, reach
     FROM rule_row JOIN row ON row.id = rule_row.row JOIN field ON field.id = row.field
     WHERE rule = ?`,
    number,
  );
  return new Map(
    rows.map((row) => [rowKey(row.canonical, row.aspect, row.kind, row.value), row.reach]),
  );
}

export interface ExportedRule {
  readonly id: string;
  readonly source: string;
  readonly path: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  readonly title: string;
  readonly status: string | null;
  readonly level: string | null;
  readonly techniques: string;
  readonly events: string;
  readonly understood: string;
  readonly query: string | null;
}

/** Every rule, in the order of the sources and their files. */
export function eachRule(db: CatalogFile): Iterable<ExportedRule> {
  return db.each<ExportedRule>(
    `SELECT coalesce(publisher_id, key) AS id, source.name AS source, path, rule.vendor AS vendor,
       rule.language AS language, title, status, level, understood, query,
       (SELECT json_group_array(tagged) || '' FROM (SELECT DISTINCT tagged FROM rule_technique
          WHERE rule_technique.rule = rule.id ORDER BY tagged)) AS techniques,
       (SELECT json_group_array(event) || '' FROM (SELECT event FROM rule_event
          WHERE rule_event.rule = rule.id ORDER BY event)) AS events
     FROM rule JOIN source ON source.id = rule.source ORDER BY rule.id`,
  );
}
