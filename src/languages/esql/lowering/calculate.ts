import { applyOperator } from '../../../model/applyOperator.js';
import type { Extent } from '../../../text/Extent.js';
import type { ArithmeticNode } from '../syntax/SyntaxTree.js';
import type { Column, Literal } from './Column.js';

/** `-5`: a number with its sign; null where the operand is no literal number. */
export function negate(operand: Column, { start, end }: Extent): Column | null {
  const number = numberOf(operand);
  if (number === null) return null;
  const text = number.text.startsWith('-') ? number.text.slice(1) : `-${number.text}`;
  return { kind: 'constant', values: [{ type: 'number', text, start, end }] };
}

/** The result of arithmetic with literal numbers alone, as `24 * 60`; null for any other. */
export function calculate(operands: readonly Column[], node: ArithmeticNode): Column | null {
  const [first, ...rest] = operands.map(numberOf);
  if (first === undefined || first === null) return null;
  let result = Number(first.text);
  for (const [i, operand] of rest.entries()) {
    if (operand === null) return null;
    result = applyOperator(node.operators[i], result, Number(operand.text));
  }
  if (!Number.isFinite(result)) return null;
  const { start, end } = node;
  return { kind: 'constant', values: [{ type: 'number', text: String(result), start, end }] };
}

function numberOf(column: Column): Literal | null {
  const value = column.kind === 'constant' && column.values.length === 1 ? column.values[0] : null;
  return value?.type === 'number' ? value : null;
}
