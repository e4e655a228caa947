import type { Expression } from '../../../model/Expression.js';
import { LIMITS } from '../../../text/limits.js';
import { printPredicate } from './printPredicate.js';

/**
 * Writes an Expression as a search, all of it in one `where`: what `readSpl` makes of the text says
 * the same. Null where a part of it cannot be said in SPL: an opaque part, a computed field, a
 * predicate of another language's making, or more than a search may hold. Never throws.
 */
export function printSpl(expression: Expression): string | null {
  if (expression.kind === 'and' && expression.operands.length === 0) return '*';
  const condition = print(expression, 0);
  if (condition === null || condition.length > LIMITS.queryLength) return null;
  return `| where ${condition}`;
}

/** The functions of a predicate nest as well. */
const DEEPEST = LIMITS.nesting - 5;

/** `nesting` counts the NOTs and parentheses around the part that is written. */
function print(expression: Expression, nesting: number): string | null {
  if (nesting >= DEEPEST) return null;
  switch (expression.kind) {
    case 'opaque':
      return null;
    case 'predicate':
      return printPredicate(expression.predicate);
    case 'not': {
      const operand = printOperand(expression.operand, nesting + 1);
      return operand === null ? null : `NOT ${operand}`;
    }
    default:
      return printJunction(expression.kind, expression.operands, nesting);
  }
}

function printJunction(
  kind: 'and' | 'or',
  operands: readonly Expression[],
  nesting: number,
): string | null {
  if (operands.length === 0) return kind === 'and' ? 'true()' : 'false()';
  const written = operands.map((operand) => printOperand(operand, nesting + 1));
  return written.includes(null) ? null : written.join(` ${kind.toUpperCase()} `);
}

/** An operand, in parentheses where it is joined itself. */
function printOperand(expression: Expression, nesting: number): string | null {
  const isJoined =
    (expression.kind === 'and' || expression.kind === 'or') && expression.operands.length > 0;
  if (!isJoined) return print(expression, nesting);
  const text = print(expression, nesting + 1);
  return text === null ? null : `(${text})`;
}
