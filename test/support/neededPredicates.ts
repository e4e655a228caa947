import type { EventView } from '../../src/logic/EventView.js';
import { evaluatePredicate } from '../../src/logic/evaluatePredicate.js';
import type { Expression } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { predicatesOf } from './predicatesOf.js';

/** A predicate on whose truth the match of an event hangs. */
export interface NeededPredicate {
  readonly predicate: Predicate;
  /** What it is for the event as it stands; false under a NOT. */
  readonly holds: boolean;
}

/** The predicates that, each for itself being the opposite of what it is, would end the match. */
export function neededPredicates(
  expression: Expression,
  event: EventView,
): readonly NeededPredicate[] {
  const truths = new Map(predicatesOf(expression).map((leaf) => [leaf, truthOf(leaf, event)]));
  return [...truths]
    .filter(([leaf, holds]) => !evaluateWith(expression, new Map([...truths, [leaf, !holds]])))
    .map(([predicate, holds]) => ({ predicate, holds }));
}

/** With two truth values: what cannot be compared does not hold. */
export function truthOf(predicate: Predicate, event: EventView): boolean {
  return evaluatePredicate(predicate, event, { missing: 'false' }) === 'true';
}

function evaluateWith(expression: Expression, truths: ReadonlyMap<Predicate, boolean>): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => evaluateWith(operand, truths));
    case 'or':
      return expression.operands.some((operand) => evaluateWith(operand, truths));
    case 'not':
      return !evaluateWith(expression.operand, truths);
    case 'predicate':
      return truths.get(expression.predicate) ?? false;
    case 'opaque':
      return false;
  }
}
