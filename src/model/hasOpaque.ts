import type { Expression } from './Expression.js';

/** Whether a part of the condition could not be represented. */
export function hasOpaque(expression: Expression): boolean {
  switch (expression.kind) {
    case 'predicate':
      return false;
    case 'opaque':
      return true;
    case 'not':
      return hasOpaque(expression.operand);
    default:
      return expression.operands.some(hasOpaque);
  }
}
