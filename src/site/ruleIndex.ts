import type { GuideRule } from '../catalog/technique.js';

/** The places of rules in the page's lists of rules, from 1, by their ids. */
export type RuleIndex = (id: string) => readonly number[];

/** Ids are not unique: rules that share one come together. */
export function ruleIndex(rules: readonly GuideRule[]): RuleIndex {
  const places = new Map<string, number[]>();
  for (const [index, { id }] of rules.entries()) {
    const own = places.get(id) ?? [];
    own.push(index + 1);
    places.set(id, own);
  }
  return (id) => places.get(id) ?? [];
}
