import type { Expression } from '../../model/Expression.js';
import type { Predicate } from '../../model/Predicate.js';
import { LIMITS } from '../../text/limits.js';
import { isJunction, printCondition } from '../../text/printCondition.js';
import { printPredicate } from './printPredicate.js';

/**
 * Writes an Expression as an ES|QL query with one WHERE command: what `readEsql` makes of the text
 * says the same. Null where a part of it cannot be said: an opaque part, a computed field, a
 * predicate of another language's making, or more than a query may hold. Never throws.
 */
export function printEsql(expression: Expression): string | null {
  let valuesLeft: number = LIMITS.valuesPerRule;
  const condition = printCondition(expression, {
    ...{ and: 'AND', or: 'OR', not: 'NOT', always: 'true', never: 'false' },
    inParentheses: isJunction,
    levelsOfNot: 1,
    // A part in parentheses may have a call and a list of its own.
    deepest: LIMITS.nesting - 5,
    printPredicate: (predicate: Predicate) => {
      valuesLeft -= 1 + predicate.values.length;
      return valuesLeft < 0 ? null : printPredicate(predicate);
    },
  });
  return condition === null ? null : `FROM *\n| WHERE ${condition}\n`;
}
