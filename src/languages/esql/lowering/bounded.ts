import type { Expression } from '../../../model/Expression.js';
import type { Extent } from '../../../text/Extent.js';
import { LIMITS } from '../../../text/limits.js';
import { isDeep } from './isDeep.js';
import { type Lowering, opaque, tell } from './Lowering.js';

/** The condition of a column, opaque where columns that build on each other nest too deep. */
export function bounded(expression: Expression, node: Extent, lowering: Lowering): Expression {
  if (!isDeep(expression)) return expression;
  const message = `columns that build on each other nest more than ${LIMITS.nesting} levels`;
  tell(lowering, 'esql/too-deep', message, node);
  return opaque(lowering, node);
}
