import type { GuideRule } from '../catalog/technique.js';
import { VENDORS, type Vendor } from '../model/Rule.js';

/** A rule with its place in the page's list of rules, from 1. */
export interface PlacedRule {
  readonly rule: GuideRule;
  readonly place: number;
}

/** The rules of a vendor: those that the page holds, and those that stand beside it. */
export interface VendorRules {
  readonly vendor: Vendor;
  readonly held: readonly PlacedRule[];
  readonly further: readonly PlacedRule[];
}

/** The rules of a page, and where in them each stands. */
export interface RuleIndex {
  readonly groups: readonly VendorRules[];
  /** The places of rules by their ids, ascending. Ids are not unique: rules that share one come together. */
  readonly placesOf: (ids: readonly string[]) => readonly number[];
  /** Whether the page itself holds the rule of this place. */
  readonly isHeld: (place: number) => boolean;
}

/** Places the rules of a page, which holds at most `most` of each vendor. */
export function ruleIndex(rules: readonly GuideRule[], most = Number.POSITIVE_INFINITY): RuleIndex {
  const placed = rules.map((rule, index) => ({ rule, place: index + 1 }));
  const groups = VENDORS.map((vendor) => {
    const own = placed.filter(({ rule }) => rule.vendor === vendor);
    return { vendor, held: own.slice(0, most), further: own.slice(most) };
  }).filter(({ held }) => held.length > 0);
  const beside = new Set(groups.flatMap(({ further }) => further.map(({ place }) => place)));
  const places = new Map<string, number[]>();
  for (const { rule, place } of placed) {
    const own = places.get(rule.id) ?? [];
    own.push(place);
    places.set(rule.id, own);
  }
  return {
    groups,
    placesOf: (ids) =>
      [...new Set(ids.flatMap((id) => places.get(id) ?? []))].sort((a, b) => a - b),
    isHeld: (place) => !beside.has(place),
  };
}
