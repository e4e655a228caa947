import type { EqlLiteral } from './EqlNode.js';

/** What a comparison of two literals is; with null, or of different types, it is not true. */
export function compareLiterals(
  kind: 'eq' | 'lt' | 'lte' | 'gt' | 'gte',
  left: EqlLiteral,
  right: EqlLiteral,
): boolean {
  if (left.kind === 'null' || right.kind === 'null' || left.kind !== right.kind) return false;
  const isNumber = left.kind === 'number';
  const a = isNumber ? Number(left.value) : left.value;
  const b = isNumber ? Number(right.value) : right.value;
  switch (kind) {
    case 'eq':
      return a === b;
    case 'lt':
      return a < b;
    case 'lte':
      return a <= b;
    case 'gt':
      return a > b;
    case 'gte':
      return a >= b;
  }
}
