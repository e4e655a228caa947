import type { Vendor } from '../../model/Rule.js';
import type { CatalogFile } from '../openCatalog.js';
import { compareText } from './compareText.js';
import type { RuleSet } from './RuleSet.js';
import type { FieldNameCount } from './readFields.js';
import { remembered } from './remembered.js';

/**
 * The authors' own names in the rules of a set behind each canonical field: most rules first, then
 * by name, vendor and field. Counted here over names read once: it takes the database several times
 * as long, with a look at each rule for its vendor.
 */
export function countNamesOfRules(db: CatalogFile, rules: RuleSet): readonly FieldNameCount[] {
  const numbers = JSON.parse(rules) as readonly number[];
  const namesOf = readNamesOfRules(db, numbers);
  const counts = new Map<string, number>();
  for (const rule of numbers) {
    for (const name of namesOf.get(rule) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].map(([text, count]) => ({ ...splitName(text), rules: count }));
  const fields = readFields(
    db,
    names.map(({ field }) => field),
  );
  return names
    .flatMap(({ field: number, ...rest }) => {
      const field = fields.get(number) ?? '';
      return field === '' ? [] : [{ field, ...rest }];
    })
    .sort(
      (a, b) =>
        b.rules - a.rules ||
        compareText(a.name, b.name) ||
        compareText(a.vendor, b.vendor) ||
        compareText(a.field, b.field),
    );
}

/** Vendor, number of the field, and name, with blanks between them. */
const NAME = `vendor || ' ' || field || ' ' || name`;

function splitName(text: string): { vendor: Vendor; field: number; name: string } {
  const [vendor = '', field = ''] = text.split(' ', 2);
  const name = text.slice(vendor.length + field.length + 2);
  return { vendor: vendor as Vendor, field: Number(field), name };
}

const readNamesOfRules = remembered('rule', (db, numbers) =>
  db
    .all<{ rule: number; names: string }>(
      `SELECT id AS rule, (SELECT json_group_array(${NAME}) FROM rule_name
         WHERE rule_name.rule = rule.id) AS names
       FROM rule WHERE id IN (SELECT value FROM json_each(?))`,
      numbers,
    )
    .map(({ rule, names }) => [rule, JSON.parse(names) as readonly string[]]),
);

const readFields = remembered(null, (db, numbers) =>
  db
    .all<{ id: number; name: string }>(
      'SELECT id, name FROM field WHERE id IN (SELECT value FROM json_each(?))',
      numbers,
    )
    .map(({ id, name }) => [id, name]),
);
