import type { Expression } from '../model/Expression.js';
import type { Predicate } from '../model/Predicate.js';

/** How a language writes what joins predicates. */
export interface ConditionSyntax {
  readonly and: string;
  readonly or: string;
  readonly not: string;
  /** The empty AND, which is always true; null where the language cannot say it. */
  readonly always: string | null;
  /** The empty OR, which is never true; null where the language cannot say it. */
  readonly never: string | null;
  /** Whether an operand stands in parentheses: they keep the structure as it is. */
  readonly inParentheses: (operand: Expression) => boolean;
  /** Levels of nesting that a reader counts for a NOT; it counts one for parentheses. */
  readonly levelsOfNot: 0 | 1;
  /** Levels of nesting around a part that is still written. */
  readonly deepest: number;
  /** A predicate; null where the language cannot say it. */
  readonly printPredicate: (predicate: Predicate) => string | null;
}

/**
 * Writes an Expression as a condition. Null where a part of it cannot be said: an opaque part, a
 * predicate or constant that the language does not have, or more nesting than is read.
 */
export function printCondition(expression: Expression, syntax: ConditionSyntax): string | null {
  return print(expression, syntax, 0);
}

/** `nesting` counts the NOTs and parentheses around the part that is written. */
function print(expression: Expression, syntax: ConditionSyntax, nesting: number): string | null {
  if (nesting > syntax.deepest) return null;
  switch (expression.kind) {
    case 'opaque':
      return null;
    case 'predicate':
      return syntax.printPredicate(expression.predicate);
    case 'not': {
      const operand = printOperand(expression.operand, syntax, nesting + syntax.levelsOfNot);
      return operand === null ? null : `${syntax.not} ${operand}`;
    }
    default:
      return printJunction(expression.kind, expression.operands, syntax, nesting);
  }
}

function printJunction(
  kind: 'and' | 'or',
  operands: readonly Expression[],
  syntax: ConditionSyntax,
  nesting: number,
): string | null {
  const [only] = operands;
  if (only === undefined) return kind === 'and' ? syntax.always : syntax.never;
  if (operands.length === 1) return print(only, syntax, nesting);
  const written: string[] = [];
  for (const operand of operands) {
    const text = printOperand(operand, syntax, nesting);
    if (text === null) return null;
    written.push(text);
  }
  return written.join(` ${syntax[kind]} `);
}

function printOperand(
  operand: Expression,
  syntax: ConditionSyntax,
  nesting: number,
): string | null {
  if (!syntax.inParentheses(operand)) return print(operand, syntax, nesting);
  const text = print(operand, syntax, nesting + 1);
  return text === null ? null : `(${text})`;
}

/** Whether an expression is an AND or OR. */
export function isJunction({ kind }: Expression): boolean {
  return kind === 'and' || kind === 'or';
}
