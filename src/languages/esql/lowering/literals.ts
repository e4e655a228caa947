import type { Comparator } from '../syntax/SyntaxTree.js';
import type { Literal } from './Column.js';
import { type Lowering, tell } from './Lowering.js';

/** Whether two literals compare so, numbers as numbers. A comparison with null never holds. */
export function holds(left: Literal, operator: Comparator, right: Literal): boolean {
  if (left.type === 'null' || right.type === 'null') return false;
  const [one, other] =
    left.type === 'number' && right.type === 'number'
      ? [Number(left.text), Number(right.text)]
      : [left.text, right.text];
  switch (operator) {
    case '==':
    case ':':
      return one === other;
    case '!=':
      return one !== other;
    case '=~':
      return String(one).toLowerCase() === String(other).toLowerCase();
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}

/** Notes a star in a value that is compared for equality, where it is only itself. */
export function noteStars(
  operator: Comparator,
  values: readonly Literal[],
  lowering: Lowering,
): void {
  if (operator !== '==' && operator !== '!=' && operator !== '=~') return;
  for (const value of values) {
    if (value.type !== 'string' || value.text === '*' || !value.text.includes('*')) continue;
    const message = "the star in the value is no wildcard behind '==', '!=' or IN";
    tell(lowering, 'esql/wildcard-in-equality', message, value);
  }
}
