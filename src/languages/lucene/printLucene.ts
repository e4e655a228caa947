import type { Expression } from '../../model/Expression.js';
import { LIMITS } from '../../text/limits.js';
import { type ConditionSyntax, printCondition } from '../../text/printCondition.js';
import { printComparison } from './printComparison.js';

/**
 * Writes an Expression as a query that `readLucene` reads as the same. Null where a part of it
 * cannot be said in Lucene's language: an opaque part, an empty OR, a comparison that ignores case,
 * or more nesting than is read. Never throws.
 */
export function printLucene(expression: Expression): string | null {
  return printCondition(expression, SYNTAX);
}

const SYNTAX: ConditionSyntax = {
  ...{ and: 'AND', or: 'OR', not: 'NOT', always: '*:*', never: null },
  // Operators are never mixed without parentheses, a NOT being one of them.
  inParentheses: ({ kind }) => kind !== 'predicate',
  levelsOfNot: 0,
  // A list of values has parentheses of its own.
  deepest: LIMITS.nesting - 1,
  printPredicate: printComparison,
};
