import type { Expression } from '../../model/Expression.js';
import { LIMITS } from '../../text/limits.js';
import { type ConditionSyntax, printCondition } from '../../text/printCondition.js';
import { printComparison } from './printComparison.js';

/**
 * Writes an Expression as a query that `readKuery` reads as the same. Null where a part of it cannot
 * be said in Kibana's language: an opaque part, an empty OR, a regex, a '?' wildcard, a comparison
 * that ignores case, or more nesting than is read. Never throws.
 */
export function printKuery(expression: Expression): string | null {
  return printCondition(expression, SYNTAX);
}

const SYNTAX: ConditionSyntax = {
  ...{ and: 'and', or: 'or', not: 'not', always: '*:*', never: null },
  inParentheses: ({ kind }) => kind !== 'predicate',
  levelsOfNot: 1,
  // A list of values has parentheses of its own.
  deepest: LIMITS.nesting - 1,
  printPredicate: printComparison,
};
