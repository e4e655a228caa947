import type { Expression } from '../model/Expression.js';
import type { EventView } from './EventView.js';
import { type EvaluateOptions, evaluatePredicate } from './evaluatePredicate.js';
import { everyTruth, negate, someTruth, type Truth } from './truth.js';

export type { EventScalar, EventValue, EventView } from './EventView.js';
export { type EvaluateOptions, evaluatePredicate } from './evaluatePredicate.js';
export type { Truth } from './truth.js';

/**
 * The truth of an Expression for one event, in Kleene's three-valued logic. Never throws: what
 * cannot be decided (an opaque part, a placeholder, a regex that no engine runs) is unknown.
 */
export function evaluate(
  expression: Expression,
  event: EventView,
  options: EvaluateOptions = {},
): Truth {
  switch (expression.kind) {
    case 'and':
      return everyTruth(expression.operands, (operand) => evaluate(operand, event, options));
    case 'or':
      return someTruth(expression.operands, (operand) => evaluate(operand, event, options));
    case 'not':
      return negate(evaluate(expression.operand, event, options));
    case 'predicate':
      return evaluatePredicate(expression.predicate, event, options);
    case 'opaque':
      return 'unknown';
  }
}

/** Whether the Expression is known to hold for the event. */
export function matches(
  expression: Expression,
  event: EventView,
  options: EvaluateOptions = {},
): boolean {
  return evaluate(expression, event, options) === 'true';
}
