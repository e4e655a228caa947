import type { Expression } from '../../src/model/Expression.js';
import { predicatesOf } from './predicatesOf.js';

/** The authors' operators (`as`) of an Expression's predicates, each once, in their order. */
export function operatorsOf(expression: Expression): readonly string[] {
  return [...new Set(predicatesOf(expression).map((predicate) => predicate.as))];
}
