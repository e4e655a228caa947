import type { Expression } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';

/** The predicates of an Expression, in their order. */
export function predicatesOf(expression: Expression): readonly Predicate[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.flatMap(predicatesOf);
    case 'not':
      return predicatesOf(expression.operand);
    case 'predicate':
      return [expression.predicate];
    case 'opaque':
      return [];
  }
}
