import type { Expression } from '../../model/Expression.js';
import { LIMITS } from '../../text/limits.js';
import { printSelection } from './printSelection.js';

/** The selections written so far; null once the rule has become longer than is read. */
interface Printer {
  readonly selections: string[];
  valuesLeft: number;
}

/**
 * Writes an Expression as the detection section of a Sigma rule, a selection for each predicate:
 * what `readSigma` makes of the text says the same. Null where a part of it cannot be said in
 * Sigma: an opaque part, an empty AND or OR, a predicate of another language's making, or more
 * than a rule may hold. Never throws.
 */
export function printSigma(expression: Expression): string | null {
  const printer: Printer = { selections: [], valuesLeft: LIMITS.valuesPerRule };
  const condition = printCondition(expression, printer, 0);
  if (condition === null || condition.length > LIMITS.conditionLength) return null;
  return `${printer.selections.join('')}condition: ${condition}\n`;
}

/** `nesting` counts the NOTs and parentheses around the part that is written. */
function printCondition(expression: Expression, printer: Printer, nesting: number): string | null {
  if (nesting > LIMITS.nesting) return null;
  switch (expression.kind) {
    case 'opaque':
      return null;
    case 'predicate': {
      const name = `s${printer.selections.length + 1}`;
      const selection = printSelection(name, expression.predicate);
      printer.valuesLeft -= 1 + Math.max(1, expression.predicate.values.length);
      if (selection === null || printer.valuesLeft < 0) return null;
      printer.selections.push(selection);
      return name;
    }
    case 'not': {
      const operand = printOperand(expression.operand, printer, nesting + 1);
      return operand === null ? null : `not ${operand}`;
    }
    default:
      return printJunction(expression.kind, expression.operands, printer, nesting);
  }
}

function printJunction(
  kind: 'and' | 'or',
  operands: readonly Expression[],
  printer: Printer,
  nesting: number,
): string | null {
  const [only] = operands;
  if (only === undefined) return null;
  if (operands.length === 1) return printCondition(only, printer, nesting);
  const written: string[] = [];
  for (const operand of operands) {
    const text = printOperand(operand, printer, nesting);
    if (text === null) return null;
    written.push(text);
  }
  return written.join(` ${kind} `);
}

/** An operand in parentheses where it is an AND or OR: they keep the structure as it is. */
function printOperand(expression: Expression, printer: Printer, nesting: number): string | null {
  if (expression.kind !== 'and' && expression.kind !== 'or') {
    return printCondition(expression, printer, nesting);
  }
  const text = printCondition(expression, printer, nesting + 1);
  return text === null ? null : `(${text})`;
}
