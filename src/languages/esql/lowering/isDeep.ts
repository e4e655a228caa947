import type { Expression } from '../../../model/Expression.js';
import { LIMITS } from '../../../text/limits.js';

/** Whether an Expression nests deeper than is allowed. Looks no deeper than that. */
export function isDeep(expression: Expression, allowed: number = LIMITS.nesting): boolean {
  if (allowed < 0) return true;
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.some((operand) => isDeep(operand, allowed - 1));
    case 'not':
      return isDeep(expression.operand, allowed - 1);
    default:
      return false;
  }
}
