import type { Expression } from '../../model/Expression.js';
import { LIMITS } from '../../text/limits.js';
import { printComparison } from './printComparison.js';

/**
 * Writes an Expression as a query that `readKuery` reads as the same. Null where a part of it cannot
 * be said in Kibana's language: an opaque part, an empty OR, a regex, a '?' wildcard, a comparison
 * that ignores case, or more nesting than is read. Never throws.
 */
export function printKuery(expression: Expression): string | null {
  return print(expression, 0);
}

/** `nesting` counts the NOTs and parentheses around the part that is written. */
function print(expression: Expression, nesting: number): string | null {
  // A list of values has parentheses of its own.
  if (nesting >= LIMITS.nesting) return null;
  switch (expression.kind) {
    case 'opaque':
      return null;
    case 'predicate':
      return printComparison(expression.predicate);
    case 'not': {
      const operand = printOperand(expression.operand, nesting + 1);
      return operand === null ? null : `not ${operand}`;
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
  const [only] = operands;
  if (only === undefined) return kind === 'and' ? '*:*' : null;
  if (operands.length === 1) return print(only, nesting);
  const written: string[] = [];
  for (const operand of operands) {
    const text = printOperand(operand, nesting);
    if (text === null) return null;
    written.push(text);
  }
  return written.join(` ${kind} `);
}

/** An operand in parentheses unless it is a comparison: they keep the structure as it is. */
function printOperand(expression: Expression, nesting: number): string | null {
  if (expression.kind === 'predicate') return print(expression, nesting);
  const text = print(expression, nesting + 1);
  return text === null ? null : `(${text})`;
}
