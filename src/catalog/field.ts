import type { CatalogFile } from '../store/openCatalog.js';
import { toRuleSet } from '../store/read/RuleSet.js';
import { allFieldNames, findFields } from '../store/read/readFields.js';
import { type RowUses, rowsOfField } from '../store/read/readRowUses.js';
import { readRuleOrder } from '../store/read/readRules.js';
import { techniquesOfRules } from '../store/read/readTechniques.js';
import { type FieldSummary, summarizeFields } from './fieldSummary.js';
import { type Indicator, listIndicators, type RowList } from './rowLists.js';

export interface FieldDetail extends FieldSummary {
  readonly values: RowList<Indicator>;
  readonly techniques: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly rules: number;
  }[];
  /** Other canonical fields that the same name stands for elsewhere. */
  readonly alsoKnownAs: readonly string[];
}

const MOST_VALUES = 30;

/** A canonical field, found by its name or an author's; null where no rule filters on it. */
export function field(
  db: CatalogFile,
  name: string,
  options: { readonly all?: boolean; readonly includeDeprecated?: boolean } = {},
): FieldDetail | null {
  const includeDeprecated = options.includeDeprecated === true;
  const [canonical, ...others] = findFields(db, name.trim());
  if (canonical === undefined) return null;
  const rows = rowsOfField(db, canonical, includeDeprecated);
  const rules = toRuleSet(rulesOf(rows));
  const [summary] = summarizeFields(db, rules, rows);
  if (summary === undefined) return null;
  const { distinct, items } = listIndicators(rows, readRuleOrder(db, rules), {
    includeDeprecated,
    withoutScope: false,
    most: options.all === true ? Number.POSITIVE_INFINITY : MOST_VALUES,
  });
  return {
    ...summary,
    values: { distinct, items: items.slice(0, options.all === true ? items.length : MOST_VALUES) },
    techniques: techniquesOfRules(db, rules),
    alsoKnownAs: others,
  };
}

function rulesOf(rows: readonly RowUses[]): readonly number[] {
  const rules = new Set<number>();
  for (const { uses } of rows) for (const { rule } of uses) rules.add(rule);
  return [...rules];
}

/** A field with all its values, shortened to those that are shown without `all`. */
export function shortField(detail: FieldDetail): FieldDetail {
  const { distinct, items } = detail.values;
  return { ...detail, values: { distinct, items: items.slice(0, MOST_VALUES) } };
}

/** Names of all canonical fields, to find the one that was meant. */
export function fieldNames(db: CatalogFile): readonly string[] {
  return allFieldNames(db);
}
