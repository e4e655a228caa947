import type { Kind } from '../../model/Predicate.js';
import type { LanguageName, Vendor } from '../../model/Rule.js';
import type { ExclusionPlace, Role } from '../../model/RuleRecord.js';
import type { CatalogFile } from '../openCatalog.js';

export interface PredicateRow {
  readonly rule: string;
  readonly source: string;
  readonly path: string;
  readonly vendor: Vendor;
  readonly language: LanguageName;
  readonly status: string | null;
  readonly query: number;
  readonly field: string;
  readonly kind: Kind;
  readonly value: string | null;
  readonly operator: string;
  readonly case_sensitive: number;
  readonly negated: number;
  readonly exclusion: ExclusionPlace;
  readonly role: Role;
  readonly derived: number;
  readonly canonical: string;
  readonly aspect: string | null;
  readonly rowKind: Kind;
  readonly rowValue: string | null;
  readonly line: number;
  readonly col: number;
  readonly start: number;
  readonly end: number;
  readonly reach: number;
}

const PREDICATE = `SELECT coalesce(publisher_id, key) AS rule, source.name AS source, path,
    rule.vendor AS vendor, rule.language AS language, status, predicate.query AS query,
    predicate.field AS field, predicate.kind AS kind, predicate.value AS value, operator,
    case_sensitive, negated, exclusion, role, derived, field.name AS canonical, aspect,
    row.kind AS rowKind, row.value AS rowValue, line, col, start, "end", reach
  FROM predicate JOIN rule ON rule.id = predicate.rule JOIN source ON source.id = rule.source
  JOIN row ON row.id = predicate.row JOIN field ON field.id = row.field`;

/** Every value of every predicate, in the order of the rules and of their text. */
export function eachPredicate(db: CatalogFile): Iterable<PredicateRow> {
  return db.each<PredicateRow>(`${PREDICATE} ORDER BY predicate.id`);
}

export function predicatesOfRule(db: CatalogFile, rule: number): readonly PredicateRow[] {
  return db.all<PredicateRow>(`${PREDICATE} WHERE predicate.rule = ? ORDER BY predicate.id`, rule);
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
