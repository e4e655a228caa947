import type { Expression } from '../../../model/Expression.js';
import type { Extent } from '../../../text/Extent.js';
import { type Lowering, opaque, tell } from './Lowering.js';
import type { Side } from './lowerComparison.js';
import { compareWith, subjectOf } from './predicates.js';

/**
 * Full-text search in one field: `match(field, "text")` and `field : "text"`. The nearest kind is
 * equality, without case as analyzers have it; `as` says how it was written.
 */
export function lowerMatch(
  field: Side,
  query: Side,
  as: string,
  node: Extent,
  lowering: Lowering,
): Expression | null {
  if (field.column.kind === 'omitted' || query.column.kind === 'omitted') return null;
  if (query.column.kind !== 'constant' || query.column.values.length === 0) {
    const message = `what '${as}' looks for is no literal`;
    tell(lowering, 'esql/pattern-not-literal', message, query.node);
    return opaque(lowering, node);
  }
  const subject = { ...subjectOf(field.node, field.column, lowering), cased: false };
  return compareWith('eq', query.column.values, { subject, as, node }, lowering);
}
