import { ALWAYS, isAlways, isNever, NEVER } from '../../../model/constants.js';
import { and, type Expression, not, or } from '../../../model/Expression.js';
import { oncePerExpression } from '../../../model/oncePerExpression.js';

/**
 * What a condition says of an event; null where it says nothing: it is about counts over several
 * events, about time, or about what a subsearch finds.
 */
export type Condition = Expression | null;

/** The conjunction of what the conditions say; ANDs inside are not nested. */
export function allOf(conditions: readonly Condition[]): Condition {
  return junction('and', conditions, isAlways);
}

/**
 * The disjunction of what the conditions say. One that says nothing is left out: `count > 5 OR
 * name="x"` filters on the name as far as a single event is concerned.
 */
export function anyOf(conditions: readonly Condition[]): Condition {
  return junction('or', conditions, isNever);
}

export function negation(condition: Condition): Condition {
  if (condition === null) return null;
  if (isAlways(condition)) return NEVER;
  if (isNever(condition)) return ALWAYS;
  return not(condition);
}

/** The contrary, without a NOT before a NOT: of a condition that no author has written so. */
export function contrary(condition: Condition): Condition {
  return condition?.kind === 'not' ? condition.operand : negation(condition);
}

function junction(
  kind: 'and' | 'or',
  conditions: readonly Condition[],
  isNeutral: (condition: Condition) => boolean,
): Condition {
  const operands: Expression[] = [];
  for (const condition of conditions) {
    if (condition === null || isNeutral(condition)) continue;
    if (condition.kind === kind) operands.push(...condition.operands);
    else operands.push(condition);
  }
  if (operands.length > 0) return kind === 'and' ? and(operands) : or(operands);
  if (conditions.includes(null)) return null;
  return kind === 'and' ? ALWAYS : NEVER;
}

/**
 * What holds where the first of several cases decides: `when` holds and then `outcome`, or `when`
 * does not and then `otherwise`.
 */
export function decide(when: Condition, outcome: Condition, otherwise: Condition): Condition {
  if (isAlways(when)) return outcome;
  if (isNever(when)) return otherwise;
  if (isAlways(outcome)) return anyOf([when, otherwise]);
  if (isNever(outcome)) return isNever(otherwise) ? NEVER : allOf([contrary(when), otherwise]);
  if (isNever(otherwise)) return sameMeaning(when, outcome) ? when : allOf([when, outcome]);
  return anyOf([allOf([when, outcome]), allOf([contrary(when), otherwise])]);
}

/** Whether two conditions are single predicates that ask the same. */
function sameMeaning(one: Condition, other: Condition): boolean {
  if (one?.kind !== 'predicate' || other?.kind !== 'predicate') return false;
  return meaningOf(one) === meaningOf(other);
}

function meaningOf({ predicate }: Expression & { kind: 'predicate' }): string {
  const { field, kind, values, caseSensitive } = predicate;
  return JSON.stringify([field, kind, values.map(({ text }) => text), caseSensitive]);
}

interface Size {
  /** Predicates and their values, shared parts counted again. */
  readonly predicates: number;
  readonly depth: number;
  /** Parts are kept as text. */
  readonly opaque: boolean;
}

/** How large a condition is, and how deep it nests. */
export const measure = oncePerExpression(measureParts);

function measureParts(expression: Expression): Size {
  switch (expression.kind) {
    case 'predicate':
      return { predicates: 1 + expression.predicate.values.length, depth: 0, opaque: false };
    case 'opaque':
      return { predicates: 1, depth: 0, opaque: true };
    default: {
      const operands = expression.kind === 'not' ? [expression.operand] : expression.operands;
      let predicates = 0;
      let depth = 0;
      let opaque = false;
      for (const operand of operands) {
        const inner = measure(operand);
        predicates += inner.predicates;
        depth = Math.max(depth, inner.depth);
        opaque ||= inner.opaque;
      }
      return { predicates, depth: depth + 1, opaque };
    }
  }
}

/** Conditions that grow by being used again and again in others are not followed beyond this. */
export function isTooLarge(conditions: readonly Condition[]): boolean {
  let total = 0;
  for (const condition of conditions) {
    if (condition === null) continue;
    const { predicates, depth } = measure(condition);
    total += predicates;
    if (total > MOST_PREDICATES || depth > DEEPEST) return true;
  }
  return false;
}

const MOST_PREDICATES = 1_000;
const DEEPEST = 50;

/** The first part of a condition that is kept as text; null where there is none. */
export function opaquePart(expression: Expression): (Expression & { kind: 'opaque' }) | null {
  if (!measure(expression).opaque) return null;
  switch (expression.kind) {
    case 'opaque':
      return expression;
    case 'predicate':
      return null;
    case 'not':
      return opaquePart(expression.operand);
    default:
      for (const operand of expression.operands) {
        const found = opaquePart(operand);
        if (found !== null) return found;
      }
      return null;
  }
}
