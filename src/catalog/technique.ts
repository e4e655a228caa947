import type { Vendor } from '../model/Rule.js';
import { VENDORS } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { rulesOfTechniques, subTechniques } from '../store/read/RuleSet.js';
import { type RowUses, rowsOfRules } from '../store/read/readRowUses.js';
import { type RuleItem, readRuleItems } from '../store/read/readRules.js';
import {
  type EventCount,
  eventsOfRules,
  findTechnique,
  redirectedFrom,
} from '../store/read/readTechniques.js';
import { type FieldSummary, summarizeFields } from './fieldSummary.js';
import {
  type Exclusion,
  firstIndicators,
  type Indicator,
  listExclusions,
  listIndicators,
  type RowList,
} from './rowLists.js';

/** The authoring guide of a technique (design section 6). */
export interface TechniqueGuide {
  readonly technique: {
    readonly id: string;
    readonly name: string | null;
    readonly tactics: readonly string[];
    readonly url: string;
    readonly description: string | null;
    /** Revoked ids whose rules stand on this page. */
    readonly redirectedFrom: readonly string[];
    /** Set where rules of sub-techniques are counted, too. */
    readonly includes: readonly string[];
  };
  readonly rules: { readonly total: number; readonly items: readonly GuideRule[] } & {
    readonly byVendor: Readonly<Record<Vendor, number>>;
  };
  readonly events: readonly GuideEvent[];
  readonly fields: readonly FieldSummary[];
  readonly indicators: RowList<Indicator>;
  readonly exclusions: RowList<Exclusion>;
  readonly nestedExclusions: RowList<Exclusion>;
}

export type GuideRule = Pick<
  RuleItem,
  'id' | 'title' | 'vendor' | 'source' | 'path' | 'level' | 'status' | 'link'
>;

export type GuideEvent = Pick<
  EventCount,
  'id' | 'provider' | 'eventId' | 'title' | 'rules' | 'explicit'
>;

export interface GuideOptions {
  readonly includeSubtechniques?: boolean;
  readonly includeDeprecated?: boolean;
  /** Every row instead of the first thirty and fifteen. */
  readonly all?: boolean;
  /** Leaves out fields and rows that only choose the log source. */
  readonly withoutScope?: boolean;
}

const MOST_INDICATORS = 30;
const MOST_EXCLUSIONS = 15;

/** The guide for an ATT&CK id, redirects applied; null where the catalog knows no such technique. */
export function technique(
  db: CatalogFile,
  id: string,
  options: GuideOptions = {},
): TechniqueGuide | null {
  const fact = findTechnique(db, id.trim());
  if (fact === undefined) return null;
  const includes = options.includeSubtechniques === true ? subTechniques(db, fact.id) : [];
  const includeDeprecated = options.includeDeprecated === true;
  const rules = rulesOfTechniques(db, [fact.id, ...includes], includeDeprecated);
  const items = readRuleItems(db, rules);
  const rows = rowsOfRules(db, rules);
  return {
    technique: {
      id: fact.id,
      name: fact.name,
      tactics: JSON.parse(fact.tactics),
      url: fact.url,
      description: fact.description,
      redirectedFrom: redirectedFrom(db, fact.id),
      includes,
    },
    rules: guideRules(items),
    events: eventsOfRules(db, rules).map(({ id, provider, eventId, title, rules, explicit }) => ({
      id,
      provider,
      eventId,
      title,
      rules,
      explicit,
    })),
    fields: summarizeFields(db, rules, rows).filter(
      ({ role }) => role === 'selection' || options.withoutScope !== true,
    ),
    ...rowLists(rows, items, options),
  };
}

/** A guide with all its rows, shortened to those that are shown without `all`. */
export function shortGuide(guide: TechniqueGuide): TechniqueGuide {
  const first = (list: RowList<Exclusion>): RowList<Exclusion> => ({
    distinct: list.distinct,
    items: list.items.slice(0, MOST_EXCLUSIONS),
  });
  return {
    ...guide,
    indicators: firstIndicators(guide.indicators, MOST_INDICATORS),
    exclusions: first(guide.exclusions),
    nestedExclusions: first(guide.nestedExclusions),
  };
}

function rowLists(rows: readonly RowUses[], rules: readonly RuleItem[], options: GuideOptions) {
  const wanted = (most: number) => ({
    includeDeprecated: options.includeDeprecated === true,
    withoutScope: options.withoutScope === true,
    most: options.all === true ? Number.POSITIVE_INFINITY : most,
  });
  return {
    indicators: listIndicators(rows, rules, wanted(MOST_INDICATORS)),
    exclusions: listExclusions(rows, rules, 'exclusions', wanted(MOST_EXCLUSIONS)),
    nestedExclusions: listExclusions(rows, rules, 'nested', wanted(MOST_EXCLUSIONS)),
  };
}

function guideRules(rules: readonly RuleItem[]): TechniqueGuide['rules'] {
  const items = rules.map(toGuideRule);
  const count = (vendor: Vendor) => items.filter((item) => item.vendor === vendor).length;
  const byVendor = Object.fromEntries(VENDORS.map((vendor) => [vendor, count(vendor)]));
  return { total: items.length, byVendor: byVendor as Record<Vendor, number>, items };
}

/** What a list of rules shows of each. */
export function toGuideRule(item: RuleItem): GuideRule {
  const { id, title, vendor, source, path, level, status, link } = item;
  return { id, title, vendor, source, path, level, status, link };
}
