import { ALWAYS, isAlways, isNever, NEVER } from '../../model/constants.js';
import { and, type Expression, not, or } from '../../model/Expression.js';

export function constant(value: boolean): Expression {
  return value ? ALWAYS : NEVER;
}

/** An AND without the operands that are always true. */
export function conjunction(operands: readonly Expression[]): Expression {
  return and(operands.filter((operand) => !isAlways(operand)));
}

/** An OR without the operands that are never true. */
export function disjunction(operands: readonly Expression[]): Expression {
  return or(operands.filter((operand) => !isNever(operand)));
}

/** A NOT; that of a constant is a constant. */
export function negation(operand: Expression): Expression {
  if (isAlways(operand)) return NEVER;
  return isNever(operand) ? ALWAYS : not(operand);
}
