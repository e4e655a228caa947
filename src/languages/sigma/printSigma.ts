import type { Expression } from '../../model/Expression.js';
import type { Predicate } from '../../model/Predicate.js';
import { LIMITS } from '../../text/limits.js';
import { isJunction, printCondition } from '../../text/printCondition.js';
import { printSelection } from './printSelection.js';

/**
 * Writes an Expression as the detection section of a Sigma rule, a selection for each predicate:
 * what `readSigma` makes of the text says the same. Null where a part of it cannot be said in
 * Sigma: an opaque part, an empty AND or OR, a predicate of another language's making, or more
 * than a rule may hold. Never throws.
 */
export function printSigma(expression: Expression): string | null {
  const selections: string[] = [];
  let valuesLeft: number = LIMITS.valuesPerRule;
  /** Adds the predicate's selection, and gives its name. */
  const printPredicate = (predicate: Predicate): string | null => {
    const name = `s${selections.length + 1}`;
    const selection = printSelection(name, predicate);
    valuesLeft -= 1 + Math.max(1, predicate.values.length);
    if (selection === null || valuesLeft < 0) return null;
    selections.push(selection);
    return name;
  };
  const condition = printCondition(expression, {
    ...{ and: 'and', or: 'or', not: 'not', always: null, never: null },
    inParentheses: isJunction,
    levelsOfNot: 1,
    deepest: LIMITS.nesting,
    printPredicate,
  });
  if (condition === null || condition.length > LIMITS.conditionLength) return null;
  return `${selections.join('')}condition: ${condition}\n`;
}
