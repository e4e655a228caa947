import { and, type Expression, not, or } from '../../../model/Expression.js';

export const TRUE: Expression = { kind: 'and', operands: [] };
export const FALSE: Expression = { kind: 'or', operands: [] };

export function isTrue(expression: Expression): boolean {
  return expression.kind === 'and' && expression.operands.length === 0;
}

export function isFalse(expression: Expression): boolean {
  return expression.kind === 'or' && expression.operands.length === 0;
}

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
  let rest = FALSE;
  for (const { conditions, outcome } of groupsOf(outcomes).reverse()) {
    const unconditional = conditions.some(isTrue);
    rest =
      unconditional && conditions.length === 1 ? outcome : either(or(conditions), outcome, rest);
  }
  return rest;
}

function groupsOf(outcomes: readonly Outcome[]): Group[] {
  const groups: Group[] = [];
  for (const { condition, outcome } of outcomes) {
    if (isFalse(condition)) continue;
    const last = groups.at(-1);
    const joins = last !== undefined && isSameConstant(last.outcome, outcome) && !isTrue(condition);
    if (joins) last.conditions.push(condition);
    else groups.push({ conditions: [condition], outcome });
    // Behind a condition that always holds, no other is ever asked.
    if (isTrue(condition)) break;
  }
  return groups;
}

function isSameConstant(left: Expression, right: Expression): boolean {
  return (isTrue(left) && isTrue(right)) || (isFalse(left) && isFalse(right));
}

function either(condition: Expression, outcome: Expression, rest: Expression): Expression {
  if (isTrue(outcome)) {
    if (isTrue(rest)) return TRUE;
    return isFalse(rest) ? condition : or([condition, rest]);
  }
  const otherwise = isTrue(rest) ? not(condition) : and([not(condition), rest]);
  if (isFalse(outcome)) return isFalse(rest) ? FALSE : otherwise;
  const held = and([condition, outcome]);
  return isFalse(rest) ? held : or([held, otherwise]);
}
