import { and, type Expression, not, or } from '../../../model/Expression.js';

/**
 * Conditions as far as predicates say them: null is a condition that none says, for it is on time or
 * on several events, and it is left out of whatever it stands in.
 */
export type Condition = Expression | null;

export const ALWAYS: Expression = and([]);
export const NEVER: Expression = or([]);

export function isAlways(condition: Condition): boolean {
  return condition?.kind === 'and' && condition.operands.length === 0;
}

export function isNever(condition: Condition): boolean {
  return condition?.kind === 'or' && condition.operands.length === 0;
}

/** The conjunction of conditions; what is always true adds nothing. */
export function allOf(conditions: readonly Condition[]): Condition {
  return joined('and', conditions, isNever, NEVER);
}

/** The disjunction of conditions; what is never true adds nothing. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return joined('or', conditions, isAlways, ALWAYS);
}

/**
 * Joins what is said. What is false beside other conditions stays there, so that these stay, too:
 * a switch at the head of a query would else leave nothing of it.
 */
function joined(
  kind: 'and' | 'or',
  conditions: readonly Condition[],
  decides: (condition: Condition) => boolean,
  decided: Expression,
): Condition {
  const said = conditions.filter((one) => one !== null);
  if (said.length === 0 && conditions.length > 0) return null;
  const operands = flatten(kind, said);
  if (operands.length > 0 && operands.every(decides)) return decided;
  return kind === 'and' ? and(operands) : or(operands);
}

export function negated(condition: Condition): Condition {
  if (condition === null) return null;
  if (isAlways(condition)) return NEVER;
  if (isNever(condition)) return ALWAYS;
  if (condition.kind === 'not') return condition.operand;
  const operands = operandsOfNots(condition);
  if (operands === null) return not(condition);
  return condition.kind === 'and' ? anyOf(operands) : allOf(operands);
}

/** What is under the NOTs, where the operands of a condition are nothing else. */
function operandsOfNots(condition: Expression): readonly Expression[] | null {
  if (condition.kind !== 'and' && condition.kind !== 'or') return null;
  const inner = condition.operands.flatMap((one) => (one.kind === 'not' ? [one.operand] : []));
  return inner.length === condition.operands.length ? inner : null;
}

/** `then` where `when` holds, `otherwise` where it does not. */
export function either(when: Expression, then: Condition, otherwise: Condition): Condition {
  if (then === null || otherwise === null) return null;
  if (isAlways(then) && isAlways(otherwise)) return ALWAYS;
  if (isNever(then) && isNever(otherwise)) return NEVER;
  if (isAlways(then)) return anyOf([when, otherwise]);
  if (isNever(then)) return allOf([negated(when), otherwise]);
  if (isNever(otherwise)) return allOf([when, then]);
  if (isAlways(otherwise)) return anyOf([negated(when), then]);
  return anyOf([allOf([when, then]), allOf([negated(when), otherwise])]);
}

/** How many predicates a condition has, and how deep they lie. */
export interface Extent {
  readonly size: number;
  readonly depth: number;
}

const extents = new WeakMap<Expression, Extent>();

/** The extent of a condition; parts that several conditions share are measured once. */
export function extentOf(expression: Expression): Extent {
  const known = extents.get(expression);
  if (known !== undefined) return known;
  const extent = measure(expression);
  extents.set(expression, extent);
  return extent;
}

function measure(expression: Expression): Extent {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const inner = expression.operands.map(extentOf);
      return {
        size: inner.reduce((sum, { size }) => sum + size, 1),
        depth: inner.reduce((most, { depth }) => Math.max(most, depth), 0) + 1,
      };
    }
    case 'not': {
      const { size, depth } = extentOf(expression.operand);
      return { size, depth: depth + 1 };
    }
    case 'predicate':
      return { size: 1 + expression.predicate.values.length, depth: 1 };
    case 'opaque':
      return { size: 1, depth: 1 };
  }
}

function flatten(kind: 'and' | 'or', operands: readonly Expression[]): readonly Expression[] {
  const flat: Expression[] = [];
  for (const operand of operands) {
    if (operand.kind !== kind) flat.push(operand);
    else for (const inner of operand.operands) flat.push(inner);
  }
  return flat;
}
