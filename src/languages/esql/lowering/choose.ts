import { ALWAYS, isAlways, isNever, NEVER } from '../../../model/constants.js';
import { and, type Expression, not, or } from '../../../model/Expression.js';

/** What a `case()` gives where its condition is the first to hold. */
export interface Outcome {
  readonly condition: Expression;
  readonly outcome: Expression;
}

/** Neighbouring conditions with the same outcome. */
interface Group {
  readonly conditions: Expression[];
  readonly outcome: Expression;
}

/**
 * When the first of several conditions that holds has an outcome that holds; false where none does.
 * Conditions that lead to the same constant are joined, and those before the one in question are
 * negated, in a form that is linear in the number of conditions.
 */
export function choose(outcomes: readonly Outcome[]): Expression {
  let rest = NEVER;
  for (const { conditions, outcome } of groupsOf(outcomes).reverse()) {
    const unconditional = conditions.some(isAlways);
    rest =
      unconditional && conditions.length === 1 ? outcome : either(or(conditions), outcome, rest);
  }
  return rest;
}

function groupsOf(outcomes: readonly Outcome[]): Group[] {
  const groups: Group[] = [];
  for (const { condition, outcome } of outcomes) {
    if (isNever(condition)) continue;
    const last = groups.at(-1);
    const joins =
      last !== undefined && isSameConstant(last.outcome, outcome) && !isAlways(condition);
    if (joins) last.conditions.push(condition);
    else groups.push({ conditions: [condition], outcome });
    // Behind a condition that always holds, no other is ever asked.
    if (isAlways(condition)) break;
  }
  return groups;
}

function isSameConstant(left: Expression, right: Expression): boolean {
  return (isAlways(left) && isAlways(right)) || (isNever(left) && isNever(right));
}

function either(condition: Expression, outcome: Expression, rest: Expression): Expression {
  if (isAlways(outcome)) {
    if (isAlways(rest)) return ALWAYS;
    return isNever(rest) ? condition : or([condition, rest]);
  }
  const otherwise = isAlways(rest) ? not(condition) : and([not(condition), rest]);
  if (isNever(outcome)) return isNever(rest) ? NEVER : otherwise;
  const held = and([condition, outcome]);
  return isNever(rest) ? held : or([held, otherwise]);
}
