import { VENDORS, type Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { toRuleSet } from '../store/read/RuleSet.js';
import { readEventTitles } from '../store/read/readCoverage.js';
import { rowsOfRules } from '../store/read/readRowUses.js';
import { readRuleItems } from '../store/read/readRules.js';
import {
  countEvents,
  type EventCount,
  rulesOfEvent,
  techniquesOfRules,
} from '../store/read/readTechniques.js';
import { type FieldSummary, summarizeFields } from './fieldSummary.js';
import { type GuideRule, toGuideRule } from './technique.js';

export type { EventCount };

export interface EventDetail extends EventCount {
  readonly fields: readonly FieldSummary[];
  readonly techniques: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly rules: number;
  }[];
  readonly byVendor: Readonly<Record<Vendor, number>>;
  readonly items: readonly GuideRule[];
}

/** Every event that rules look at, most rules first. */
export function events(
  db: CatalogFile,
  options: { readonly includeDeprecated?: boolean } = {},
): readonly EventCount[] {
  return countEvents(db, options.includeDeprecated === true);
}

/** One event by its id, such as `windows/sysmon/22`; null where no rule looks at it. */
export function event(
  db: CatalogFile,
  id: string,
  options: { readonly includeDeprecated?: boolean } = {},
): EventDetail | null {
  const wanted = id.trim().toLowerCase();
  const ids = [...readEventTitles(db).keys()].filter((one) => one.toLowerCase() === wanted);
  const [found] = countEvents(db, options.includeDeprecated === true, ids);
  return found === undefined ? null : eventDetail(db, found, options);
}

/** An event of the list with its fields, techniques and rules. */
export function eventDetail(
  db: CatalogFile,
  found: EventCount,
  options: { readonly includeDeprecated?: boolean } = {},
): EventDetail {
  const rules = toRuleSet(rulesOfEvent(db, found.id, options.includeDeprecated === true));
  const items = readRuleItems(db, rules).map(toGuideRule);
  const count = (vendor: Vendor) => items.filter((item) => item.vendor === vendor).length;
  return {
    ...found,
    fields: summarizeFields(db, rules, rowsOfRules(db, rules)),
    techniques: techniquesOfRules(db, rules),
    byVendor: Object.fromEntries(VENDORS.map((vendor) => [vendor, count(vendor)])) as Record<
      Vendor,
      number
    >,
    items,
  };
}
