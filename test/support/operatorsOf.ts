import type { Expression } from '../../src/model/Expression.js';

/** The authors' operators (`as`) of an Expression's predicates, each once, in their order. */
export function operatorsOf(expression: Expression): readonly string[] {
  return [...new Set(listOperators(expression))];
}

function listOperators(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.flatMap(listOperators);
    case 'not':
      return listOperators(expression.operand);
    case 'predicate':
      return [expression.predicate.as];
    case 'opaque':
      return [];
  }
}
