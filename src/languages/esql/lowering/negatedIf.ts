import { type Expression, not } from '../../../model/Expression.js';

/** The negation of a condition, where it is to be negated; what is no predicate stays none. */
export function negatedIf(negated: boolean, condition: Expression | null): Expression | null {
  return condition === null || !negated ? condition : not(condition);
}
