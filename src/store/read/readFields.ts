import type { Vendor } from '../../model/Rule.js';
import { SCOPE } from '../howBits.js';
import type { CatalogFile } from '../openCatalog.js';
import { isCounted } from './counted.js';
import type { RuleSet } from './RuleSet.js';

export interface FieldNameCount {
  readonly field: string;
  readonly vendor: Vendor;
  readonly name: string;
  readonly rules: number;
}

/** The authors' own names behind one canonical field, in the order of `countNamesOfRules`. */
export function countFieldNames(
  db: CatalogFile,
  rules: RuleSet,
  field: string,
): readonly FieldNameCount[] {
  return db.all<FieldNameCount>(
    `SELECT field.name AS field, vendor, rule_name.name AS name, count(*) AS rules
     FROM rule_name JOIN rule ON rule.id = rule_name.rule JOIN field ON field.id = rule_name.field
     WHERE rule IN (SELECT value FROM json_each(?1)) AND field.name = ?2
     GROUP BY field.id, vendor, rule_name.name
     ORDER BY rules DESC, rule_name.name, vendor, field.name`,
    rules,
    field,
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
    .all<{ name: string }>("SELECT name FROM field WHERE name <> '' ORDER BY name")
    .map(({ name }) => name);
}

export interface ListedField {
  readonly field: string;
  readonly rules: number;
  /** 1 where it only chooses the log source or event. */
  readonly scope: number;
  /** Null where the vocabulary has no such concept. */
  readonly type: string | null;
  readonly description: string | null;
}

/** Whose rules are counted: those of one vendor, or of all where it is null. */
export interface CountedRules {
  readonly vendor: Vendor | null;
  readonly includeDeprecated: boolean;
}

const COUNTED = `${isCounted('rule', '?1')}
  AND (?2 IS NULL OR rule IN (SELECT id FROM rule WHERE vendor = ?2))`;

/**
 * Canonical fields with what the vocabulary says of them: most rules first, then by name. A rule
 * filters on the fields that it has names for.
 */
export function listFields(db: CatalogFile, rules: CountedRules): readonly ListedField[] {
  return db.all<ListedField>(
    `WITH some_scope AS MATERIALIZED (SELECT DISTINCT field FROM row
       WHERE id IN (SELECT row FROM rule_row WHERE how & ${SCOPE} AND ${COUNTED})),
     selection AS MATERIALIZED (SELECT DISTINCT field FROM row WHERE field IN some_scope
       AND EXISTS (SELECT 1 FROM rule_row WHERE rule_row.row = row.id AND NOT how & ${SCOPE} AND ${COUNTED}))
     SELECT field.name AS field, counted.rules AS rules, concept.type, concept.description,
       field.id IN some_scope AND field.id NOT IN selection AS scope
     FROM (SELECT field, count(DISTINCT rule) AS rules FROM rule_name WHERE ${COUNTED}
         GROUP BY field) AS counted
       JOIN field ON field.id = counted.field LEFT JOIN concept ON concept.name = field.name
     WHERE field.name <> '' ORDER BY rules DESC, field.name`,
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
     ORDER BY rules DESC, rule_name.name, vendor, field.name, known`,
    ...parametersOf(rules),
  );
}

function parametersOf({ vendor, includeDeprecated }: CountedRules) {
  return [Number(includeDeprecated), vendor] as const;
}
