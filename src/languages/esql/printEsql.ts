import type { Expression } from '../../model/Expression.js';
import { LIMITS } from '../../text/limits.js';
import { printPredicate } from './printPredicate.js';

/**
 * Writes an Expression as an ES|QL query with one WHERE command: what `readEsql` makes of the text
 * says the same. Null where a part of it cannot be said: an opaque part, a computed field, a
 * predicate of another language's making, or more than a query may hold. Never throws.
 */
export function printEsql(expression: Expression): string | null {
  const condition = printCondition(expression, { valuesLeft: LIMITS.valuesPerRule }, 0);
  return condition === null ? null : `FROM *\n| WHERE ${condition}\n`;
}

/** How much may still be written. */
interface Allowance {
  valuesLeft: number;
}

/** `nesting` counts the NOTs and parentheses around the part that is written. */
function printCondition(
  expression: Expression,
  allowance: Allowance,
  nesting: number,
): string | null {
  // A part in parentheses may have a call and a list of its own.
  if (nesting > LIMITS.nesting - 5) return null;
  switch (expression.kind) {
    case 'opaque':
      return null;
    case 'predicate':
      allowance.valuesLeft -= 1 + expression.predicate.values.length;
      return allowance.valuesLeft < 0 ? null : printPredicate(expression.predicate);
    case 'not': {
      const operand = printOperand(expression.operand, allowance, nesting + 1);
      return operand === null ? null : `NOT ${operand}`;
    }
    default:
      return printJunction(expression.kind, expression.operands, allowance, nesting);
  }
}

function printJunction(
  kind: 'and' | 'or',
  operands: readonly Expression[],
  allowance: Allowance,
  nesting: number,
): string | null {
  const [only] = operands;
  if (only === undefined) return kind === 'and' ? 'true' : 'false';
  if (operands.length === 1) return printCondition(only, allowance, nesting);
  const written: string[] = [];
  for (const operand of operands) {
    const text = printOperand(operand, allowance, nesting);
    if (text === null) return null;
    written.push(text);
  }
  return written.join(` ${kind.toUpperCase()} `);
}

/** An operand in parentheses where it is an AND or OR: they keep the structure as it is. */
function printOperand(
  expression: Expression,
  allowance: Allowance,
  nesting: number,
): string | null {
  if (expression.kind !== 'and' && expression.kind !== 'or') {
    return printCondition(expression, allowance, nesting);
  }
  const text = printCondition(expression, allowance, nesting + 1);
  return text === null ? null : `(${text})`;
}
