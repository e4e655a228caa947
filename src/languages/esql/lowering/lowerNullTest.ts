import { ALWAYS, NEVER } from '../../../model/constants.js';
import type { Expression } from '../../../model/Expression.js';
import type { NullTestNode } from '../syntax/SyntaxTree.js';
import { bounded } from './bounded.js';
import { type Lowering, opaque, spend } from './Lowering.js';
import { negatedIf } from './negatedIf.js';
import { compareWith, subjectOf } from './predicates.js';
import { resolve } from './resolve.js';
import { decide } from './resolveCase.js';
import type { Scope } from './Scope.js';

/** `operand IS NULL` and `IS NOT NULL`. Null where it is no predicate. */
export function lowerNullTest(
  node: NullTestNode,
  scope: Scope,
  lowering: Lowering,
): Expression | null {
  const { operand, negated } = node;
  const column = resolve(operand, scope, lowering);
  switch (column.kind) {
    case 'omitted':
      return null;
    case 'choice':
      if (!spend(lowering, column.size, node)) return opaque(lowering, node);
      return bounded(
        decide(column.branches, ({ type }) => (type === 'null') !== negated),
        node,
        lowering,
      );
    case 'constant':
      return column.values.every(({ type }) => type === 'null') !== negated ? ALWAYS : NEVER;
    default: {
      const comparison = { subject: subjectOf(operand, column, lowering), as: 'is null', node };
      return negatedIf(negated, compareWith('is_null', [], comparison, lowering));
    }
  }
}
