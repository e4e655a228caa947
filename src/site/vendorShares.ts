import type { Indicator } from '../catalog/rowLists.js';
import type { GuideRule, TechniqueGuide } from '../catalog/technique.js';
import { VENDORS, type Vendor } from '../model/Rule.js';

/** How many indicators exactly these vendors use. */
export interface VendorSet {
  readonly vendors: readonly Vendor[];
  readonly indicators: number;
}

/** An indicator that several vendors use, with how many rules of each do. */
export interface SharedIndicator {
  readonly indicator: Indicator;
  readonly byVendor: Readonly<Partial<Record<Vendor, number>>>;
}

export interface VendorShares {
  /** The vendors that have rules here. */
  readonly vendors: readonly Vendor[];
  /** Most indicators first. */
  readonly sets: readonly VendorSet[];
  /** What several vendors use: most vendors first, then most rules. */
  readonly shared: readonly SharedIndicator[];
}

const MOST_SHARED = 10;

/** Which vendors share which indicators, by a guide with all its rows; scope rows left out. */
export function vendorShares({ rules, indicators }: TechniqueGuide): VendorShares {
  const vendorsOf = vendorsById(rules.items);
  const rows = indicators.items
    .filter(({ role }) => role === 'selection')
    .map((indicator) => ({ indicator, byVendor: countVendors(indicator, vendorsOf) }));
  const sets = new Map<string, { vendors: readonly Vendor[]; indicators: number }>();
  for (const { byVendor } of rows) {
    const vendors = VENDORS.filter((vendor) => byVendor[vendor] !== undefined);
    const set = sets.get(vendors.join()) ?? { vendors, indicators: 0 };
    set.indicators += 1;
    sets.set(vendors.join(), set);
  }
  const widthOf = ({ byVendor }: SharedIndicator) => Object.keys(byVendor).length;
  return {
    vendors: VENDORS.filter((vendor) => rules.byVendor[vendor] > 0),
    sets: [...sets.values()].sort((a, b) => b.indicators - a.indicators),
    shared: rows
      .filter((row) => widthOf(row) > 1)
      .sort((a, b) => widthOf(b) - widthOf(a) || b.indicator.rules - a.indicator.rules)
      .slice(0, MOST_SHARED),
  };
}

function vendorsById(rules: readonly GuideRule[]): ReadonlyMap<string, Vendor> {
  return new Map(rules.map(({ id, vendor }) => [id, vendor]));
}

function countVendors(
  { ruleIds }: Indicator,
  vendorsOf: ReadonlyMap<string, Vendor>,
): SharedIndicator['byVendor'] {
  const counts: Partial<Record<Vendor, number>> = {};
  for (const id of ruleIds) {
    const vendor = vendorsOf.get(id);
    if (vendor !== undefined) counts[vendor] = (counts[vendor] ?? 0) + 1;
  }
  return counts;
}
