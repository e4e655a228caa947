import { LIMITS } from './limits.js';

/** How many values a query may still make: what it costs to read one is bounded by that. */
export interface ValueBudget {
  left: number;
}

export function createValueBudget(): ValueBudget {
  return { left: LIMITS.valuesPerRule };
}

/** Counts values; false where the budget is spent. `report` is called once, when that happens. */
export function spend(budget: ValueBudget, count: number, report: () => void): boolean {
  const had = budget.left;
  budget.left -= count;
  if (had >= 0 && budget.left < 0) report();
  return budget.left >= 0;
}
