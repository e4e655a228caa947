import { applyOperator } from '../../model/applyOperator.js';
import type { EqlLiteral, EqlNode } from './EqlNode.js';

/** The result of a calculation with numbers alone; null for any other. */
export function calculate(node: EqlNode): EqlLiteral | null {
  const value = numberOf(node);
  if (value === null || !Number.isFinite(value)) return null;
  return { kind: 'number', value: String(value), start: node.start, end: node.end };
}

function numberOf(node: EqlNode): number | null {
  switch (node.kind) {
    case 'number':
      return Number(node.value);
    case 'group':
      return numberOf(node.operand);
    case 'negative': {
      const value = numberOf(node.operand);
      return value === null ? null : -value;
    }
    case 'arithmetic':
      return chainValue(node.operands, node.operators);
    default:
      return null;
  }
}

function chainValue(operands: readonly EqlNode[], operators: readonly string[]): number | null {
  const [first, ...others] = operands;
  let result = first === undefined ? null : numberOf(first);
  let isWhole = first !== undefined && isWholeNumber(first);
  for (const [index, operand] of others.entries()) {
    const value = numberOf(operand);
    if (result === null || value === null) return null;
    isWhole = isWhole && isWholeNumber(operand);
    result = apply(operators[index], result, value, isWhole);
  }
  return result;
}

/** Whether a number is written without a decimal point: their division rounds down. */
function isWholeNumber(node: EqlNode): boolean {
  return node.kind !== 'number' || /^-?\d+$/.test(node.value);
}

/** The division of whole numbers cuts off what is behind the point. */
function apply(operator: string | undefined, left: number, right: number, isWhole: boolean) {
  const result = applyOperator(operator, left, right);
  return operator === '/' && isWhole ? Math.trunc(result) : result;
}
