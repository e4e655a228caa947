import type { Kind } from '../../model/Predicate.js';
import type { Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import type { RuleSet } from './RuleSet.js';

const OF_RULES = `FROM rule_row JOIN row ON row.id = rule_row.row JOIN field ON field.id = row.field
  WHERE rule IN (SELECT value FROM json_each(?)) AND field.name <> ''`;

export interface FieldCount {
  readonly field: string;
  readonly rules: number;
  readonly scope: number;
}

/** Canonical fields by how many rules of the set filter on them. */
export function countFields(db: CatalogFile, rules: RuleSet): readonly FieldCount[] {
  return db.all<FieldCount>(
    `SELECT field.name AS field, count(DISTINCT rule) AS rules, min(scope) AS scope ${OF_RULES}
     GROUP BY field.id ORDER BY rules DESC, field.name`,
    rules,
  );
}

export interface FieldKindCount {
  readonly field: string;
  readonly kind: Kind;
  readonly rules: number;
}

export function countFieldKinds(db: CatalogFile, rules: RuleSet): readonly FieldKindCount[] {
  return db.all<FieldKindCount>(
    `SELECT field.name AS field, kind, count(DISTINCT rule) AS rules ${OF_RULES}
     GROUP BY field.id, kind ORDER BY rules DESC, kind`,
    rules,
  );
}

export interface FieldSample {
  readonly field: string;
  readonly value: string;
}

/** Up to `most` values of each field: most rules first, then alphabetical. */
export function sampleFieldValues(
  db: CatalogFile,
  rules: RuleSet,
  most: number,
): readonly FieldSample[] {
  return db.all<FieldSample>(
    `SELECT field, value FROM (
       SELECT field.name AS field, value, row_number() OVER (
         PARTITION BY field.id ORDER BY count(DISTINCT rule) DESC, value) AS place
       ${OF_RULES} AND value IS NOT NULL AND value <> '' AND kind <> 'fieldref'
       GROUP BY field.id, value)
     WHERE place <= ? ORDER BY field, place`,
    rules,
    most,
  );
}

export interface FieldNameCount {
  readonly field: string;
  readonly vendor: Vendor;
  readonly name: string;
  readonly rules: number;
}

/** The authors' own names behind each canonical field. */
export function countFieldNames(db: CatalogFile, rules: RuleSet): readonly FieldNameCount[] {
  return db.all<FieldNameCount>(
    `SELECT field.name AS field, vendor, rule_name.name AS name, count(*) AS rules
     FROM rule_name JOIN rule ON rule.id = rule_name.rule JOIN field ON field.id = rule_name.field
     WHERE rule IN (SELECT value FROM json_each(?)) AND field.name <> ''
     GROUP BY field.id, vendor, rule_name.name ORDER BY rules DESC, rule_name.name, vendor`,
    rules,
  );
}

/** Canonical fields that this name stands for: the field itself, or an author's name, any case. */
export function findFields(db: CatalogFile, name: string): readonly string[] {
  const rows = db.all<{ name: string }>(
    `SELECT name FROM field WHERE name = ?1 COLLATE NOCASE AND name <> ''
     UNION SELECT field.name FROM rule_name JOIN field ON field.id = rule_name.field
       WHERE rule_name.name = ?1 COLLATE NOCASE AND field.name <> '' ORDER BY 1`,
    name,
  );
  const names = rows.map((row) => row.name);
  return names.includes(name) ? [name, ...names.filter((other) => other !== name)] : names;
}

export function allFieldNames(db: CatalogFile): readonly string[] {
  return db
    .all<{ name: string }>("SELECT name FROM field WHERE name <> ''")
    .map(({ name }) => name);
}

/** The counted rules that filter on a canonical field. */
export function rulesOfField(
  db: CatalogFile,
  field: string,
  includeDeprecated: boolean,
): readonly number[] {
  return db
    .all<{ rule: number }>(
      `SELECT DISTINCT rule FROM rule_row JOIN row ON row.id = rule_row.row
       JOIN field ON field.id = row.field JOIN rule ON rule.id = rule_row.rule
       WHERE field.name = ? AND (counted OR ?)`,
      field,
      Number(includeDeprecated),
    )
    .map(({ rule }) => rule);
}

export interface ListedField extends FieldCount {
  /** Null where the vocabulary has no such concept. */
  readonly type: string | null;
  readonly description: string | null;
}

/** Whose rules are counted: those of one vendor, or of all where it is null. */
export interface CountedRules {
  readonly vendor: Vendor | null;
  readonly includeDeprecated: boolean;
}

const COUNTED = '(counted OR ?1) AND (?2 IS NULL OR vendor = ?2)';

/** Canonical fields with what the vocabulary says of them: most rules first, then by name. */
export function listFields(db: CatalogFile, rules: CountedRules): readonly ListedField[] {
  return db.all<ListedField>(
    `SELECT field.name AS field, count(DISTINCT rule.id) AS rules, min(scope) AS scope,
       concept.type, concept.description
     FROM rule_row JOIN row ON row.id = rule_row.row JOIN field ON field.id = row.field
       JOIN rule ON rule.id = rule_row.rule LEFT JOIN concept ON concept.name = field.name
     WHERE field.name <> '' AND ${COUNTED} GROUP BY field.id ORDER BY rules DESC, field.name`,
    ...parametersOf(rules),
  );
}

export interface ListedName extends FieldNameCount {
  /** Whether the vocabulary knows what the name stands for. */
  readonly known: 0 | 1;
}

/** The authors' names behind all canonical fields: most rules first, then by name. */
export function listFieldNames(db: CatalogFile, rules: CountedRules): readonly ListedName[] {
  return db.all<ListedName>(
    `SELECT field.name AS field, vendor, rule_name.name AS name, known, count(*) AS rules
     FROM rule_name JOIN rule ON rule.id = rule_name.rule JOIN field ON field.id = rule_name.field
     WHERE field.name <> '' AND ${COUNTED} GROUP BY field.id, vendor, rule_name.name, known
     ORDER BY rules DESC, rule_name.name, vendor`,
    ...parametersOf(rules),
  );
}

function parametersOf({ vendor, includeDeprecated }: CountedRules) {
  return [Number(includeDeprecated), vendor] as const;
}
