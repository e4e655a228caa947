import type { Product } from './productOf.js';

/** What decides whether queries of one file are one rule. */
export interface Variant {
  /** The product that the query is written for, where its author says so. */
  readonly product: Product | null;
  /** Said of this very query, not of all from some place on. */
  readonly isExplicit: boolean;
  /** What the query itself is said to look for. */
  readonly title: string | null;
  /** Queries of different topics are different rules. */
  readonly topic: number;
  /** Without a title, it goes on with the rule before. */
  readonly goesOn: boolean;
  /** Without a product, it may be the counterpart of one for a product. */
  readonly isOpen: boolean;
}

/**
 * Puts the queries of a file into rules. The same query for two products is one rule: queries for
 * one product pair with those for the other under the same topic, by title, else in their order.
 */
export function groupVariants<T extends Variant>(
  variants: readonly T[],
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const variant of variants) {
    const counterpart = counterpartOf(variant, groups);
    const before = groups.at(-1);
    const goesOn = variant.goesOn && variant.title === null && before?.[0]?.topic === variant.topic;
    if (counterpart !== undefined) counterpart.push(variant);
    else if (goesOn && before !== undefined) before.push(variant);
    else groups.push([variant]);
  }
  return groups;
}

function counterpartOf<T extends Variant>(variant: T, groups: readonly T[][]): T[] | undefined {
  if (variant.product === null) return undefined;
  const there = groups.filter(([first]) => first?.topic === variant.topic);
  const free = there.filter((group) => {
    const products = group.map(({ product }) => product);
    if (products.includes(variant.product)) return false;
    const only = there.length === 1 && group.every(({ isOpen }) => isOpen);
    return only || products.some((product) => product !== null);
  });
  const { title, isExplicit } = variant;
  const same = title === null ? undefined : free.find(([first]) => first?.title === title);
  return same ?? (isExplicit ? free[0] : undefined);
}
