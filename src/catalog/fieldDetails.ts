import type { CatalogFile } from '../store/openCatalog.js';
import { toRuleSet } from '../store/read/RuleSet.js';
import { findFields } from '../store/read/readFields.js';
import { rowsOfRules } from '../store/read/readRowUses.js';
import { readRuleItems, readRuleOrder } from '../store/read/readRules.js';
import { readFieldUses } from '../store/read/readSite.js';
import { techniquesOfRules } from '../store/read/readTechniques.js';
import { type FieldDetail, field } from './field.js';
import { summarizeFields } from './fieldSummary.js';
import { groupBy } from './groupBy.js';
import { listIndicators } from './rowLists.js';
import { ruleNames } from './ruleNames.js';
import { type GuideRule, toGuideRule } from './technique.js';

/** A field with all its values and the rules that filter on it. */
export interface FieldWithRules {
  readonly detail: FieldDetail;
  readonly rules: readonly GuideRule[];
}

/** One field as the site shows it; null where no counted rule filters on it. */
export function fieldWithRules(db: CatalogFile, name: string): FieldWithRules | null {
  const detail = field(db, name, { all: true });
  if (detail === null) return null;
  const own = readFieldUses(db).filter((use) => use.field === detail.field);
  return { detail, rules: guideRules(db, toRuleSet(own.map(({ rule }) => rule))) };
}

/**
 * Every field as `field` with all its values gives it, most rules first. What all of them have in
 * common is counted once, which takes a fraction of the time of asking for each.
 */
export function* fieldDetails(db: CatalogFile): Generator<FieldWithRules> {
  const counted = ruleNames(db).filter((rule) => rule.counted === 1);
  const all = toRuleSet(counted.map(({ number }) => number));
  const rulesOf = groupBy(readFieldUses(db), ({ field: name }) => name);
  const rows = rowsOfRules(db, all);
  const listed = listIndicators(rows, readRuleOrder(db, all), {
    includeDeprecated: false,
    withoutScope: false,
    most: Number.POSITIVE_INFINITY,
  }).items;
  const valuesOf = groupBy(listed, ({ field: name }) => name);
  for (const summary of summarizeFields(db, all, rows)) {
    const items = valuesOf.get(summary.field) ?? [];
    const own = toRuleSet((rulesOf.get(summary.field) ?? []).map(({ rule }) => rule));
    const detail: FieldDetail = {
      ...summary,
      values: { distinct: items.length, items },
      techniques: techniquesOfRules(db, own),
      alsoKnownAs: findFields(db, summary.field).filter((other) => other !== summary.field),
    };
    yield { detail, rules: guideRules(db, own) };
  }
}

function guideRules(db: CatalogFile, rules: string): readonly GuideRule[] {
  return readRuleItems(db, rules).map(toGuideRule);
}
