import type { Expression } from './Expression.js';

/**
 * A measure of Expressions that is taken once of each: parts that several conditions share are not
 * measured again, whatever contains them.
 */
export function oncePerExpression<T>(
  measure: (expression: Expression) => T,
): (expression: Expression) => T {
  const known = new WeakMap<Expression, { readonly result: T }>();
  return (expression) => {
    const found = known.get(expression);
    if (found !== undefined) return found.result;
    const result = measure(expression);
    known.set(expression, { result });
    return result;
  };
}
