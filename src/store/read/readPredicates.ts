import type { Kind } from '../../model/Predicate.js';
import type { LanguageName, Vendor } from '../../model/Rule.js';
import { decodePredicates, type StoredPredicate } from '../encodePredicates.js';
import type { CatalogFile } from '../openCatalog.js';

/** The row that a value counts in. */
export interface RowOfValue {
  readonly id: number;
  readonly canonical: string;
  readonly aspect: string | null;
  readonly rowKind: Kind;
  readonly rowValue: string | null;
  readonly reach: number;
}

export interface RuleOfPredicates {
  readonly rule: string;
  readonly source: string;
  readonly path: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  readonly status: string | null;
}

/** One value of a predicate with its row and rule. */
export interface PredicateRow {
  readonly rule: RuleOfPredicates;
  readonly predicate: StoredPredicate;
  readonly row: RowOfValue;
}

const ROW = `SELECT row.id AS id, field.name AS canonical, aspect, kind AS rowKind,
    value AS rowValue, reach FROM row JOIN field ON field.id = row.field`;

const RULE = `SELECT coalesce(publisher_id, key) AS rule, source.name AS source, path,
    rule.vendor AS vendor, rule.language AS language, status, predicates
  FROM rule JOIN source ON source.id = rule.source`;

type RuleWithPredicates = RuleOfPredicates & { readonly predicates: string };

/** Every value of every predicate, in the order of the rules and of their text. */
export function* eachPredicate(db: CatalogFile): Generator<PredicateRow> {
  const rows = new Map(db.all<RowOfValue>(ROW).map((row) => [row.id, row]));
  for (const rule of db.each<RuleWithPredicates>(`${RULE} ORDER BY rule.id`)) {
    yield* withRows(rule, rows);
  }
}

export function predicatesOfRule(db: CatalogFile, number: number): readonly PredicateRow[] {
  const rule = db.first<RuleWithPredicates>(`${RULE} WHERE rule.id = ?`, number);
  if (rule === undefined) return [];
  const used = db.all<RowOfValue>(
    `${ROW} WHERE row.id IN (SELECT json_extract(value, '$[8]') FROM json_each(?))`,
    rule.predicates,
  );
  return [...withRows(rule, new Map(used.map((row) => [row.id, row])))];
}

function* withRows(
  { predicates, ...rule }: RuleWithPredicates,
  rows: ReadonlyMap<number, RowOfValue>,
): Generator<PredicateRow> {
  for (const predicate of decodePredicates(predicates)) {
    const row = rows.get(predicate.row);
    if (row !== undefined) yield { rule, predicate, row };
  }
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
       (SELECT json_group_array(tagged) FROM (SELECT DISTINCT tagged FROM rule_technique
          WHERE rule_technique.rule = rule.id ORDER BY tagged)) AS techniques,
       (SELECT json_group_array(event) FROM (SELECT event FROM rule_event
          WHERE rule_event.rule = rule.id ORDER BY event)) AS events
     FROM rule JOIN source ON source.id = rule.source ORDER BY rule.id`,
  );
}
