import { and, type Expression, not, or } from '../../model/Expression.js';

/** A condition that every event fulfils. */
export const TRUE: Expression = { kind: 'and', operands: [] };
/** A condition that no event fulfils. */
export const FALSE: Expression = { kind: 'or', operands: [] };

export function isTrue(expression: Expression): boolean {
  return expression.kind === 'and' && expression.operands.length === 0;
}

export function isFalse(expression: Expression): boolean {
  return expression.kind === 'or' && expression.operands.length === 0;
}

export function constant(value: boolean): Expression {
  return value ? TRUE : FALSE;
}

/** An AND without the operands that are always true. */
export function conjunction(operands: readonly Expression[]): Expression {
  return and(operands.filter((operand) => !isTrue(operand)));
}

/** An OR without the operands that are never true. */
export function disjunction(operands: readonly Expression[]): Expression {
  return or(operands.filter((operand) => !isFalse(operand)));
}

/** A NOT; that of a constant is a constant. */
export function negation(operand: Expression): Expression {
  if (isTrue(operand)) return FALSE;
  return isFalse(operand) ? TRUE : not(operand);
}
