import type { Expression } from '../model/Expression.js';
import type { Predicate, Value } from '../model/Predicate.js';

const keys = new WeakMap<Expression, string>();

/**
 * Whether two Expressions are written the same, apart from where they stand, the author's operator
 * (`as`), and the order and repetition of operands and values. Not whether they are equivalent:
 * bring both into one form with `simplify` or `negationNormalForm` to compare further.
 */
export function sameExpression(left: Expression, right: Expression): boolean {
  return left === right || expressionKey(left) === expressionKey(right);
}

/**
 * A text that is equal for two Expressions exactly where `sameExpression` holds. An AND or OR of
 * one distinct operand has the key of that operand.
 */
export function expressionKey(expression: Expression): string {
  const known = keys.get(expression);
  if (known !== undefined) return known;
  const key = makeKey(expression);
  keys.set(expression, key);
  return key;
}

function makeKey(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const operands = sortedSet(expression.operands.map(expressionKey));
      const [only] = operands;
      if (operands.length === 1 && only !== undefined) return only;
      return `${expression.kind}(${operands.join(',')})`;
    }
    case 'not':
      return `not(${expressionKey(expression.operand)})`;
    case 'predicate':
      return predicateKey(expression.predicate);
    case 'opaque':
      return `opaque${JSON.stringify([expression.text])}`;
  }
}

/** A text that is equal for two predicates that compare the same; see `sameExpression`. */
export function predicateKey(predicate: Predicate): string {
  return JSON.stringify([
    predicate.kind,
    predicate.field,
    sortedSet(predicate.values.map(valueKey)),
    predicate.caseSensitive,
    predicate.derived === true,
    predicate.transforms ?? [],
    predicate.timePart ?? '',
    sortedSet([...(predicate.regexFlags ?? '')]).join(''),
    predicate.anchored ?? false,
    predicate.compare ?? 'eq',
  ]);
}

function valueKey(value: Value): string {
  return JSON.stringify([value.type, value.text, value.pattern === true]);
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
