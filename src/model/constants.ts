import { and, type Expression, or } from './Expression.js';

/** A condition that every event fulfils. */
export const ALWAYS: Expression = and([]);
/** A condition that no event fulfils. */
export const NEVER: Expression = or([]);

/** Whether a condition is always true; null is a condition that says nothing. */
export function isAlways(condition: Expression | null): boolean {
  return condition?.kind === 'and' && condition.operands.length === 0;
}

/** Whether a condition is never true; null is a condition that says nothing. */
export function isNever(condition: Expression | null): boolean {
  return condition?.kind === 'or' && condition.operands.length === 0;
}
