import type { Value } from '../../../model/Predicate.js';
import type { Operator } from './operators.js';

/** Whether a comparison of constants holds. */
export function foldComparison(left: Value, operator: Operator, right: readonly Value[]): boolean {
  const holds = (value: Value) => compareTexts(left.text, value.text, operator);
  return operator.list === 'all' ? right.every(holds) : right.some(holds);
}

function compareTexts(left: string, right: string, { kind, cased }: Operator): boolean {
  const [a, b] = cased ? [left, right] : [left.toLowerCase(), right.toLowerCase()];
  switch (kind) {
    case 'eq':
      return a === b || truth(a) === truth(b);
    case 'contains':
      return a.includes(b);
    case 'starts_with':
      return a.startsWith(b);
    case 'ends_with':
      return a.endsWith(b);
    case 'lt':
      return Number(a) < Number(b);
    case 'lte':
      return Number(a) <= Number(b);
    case 'gt':
      return Number(a) > Number(b);
    case 'gte':
      return Number(a) >= Number(b);
    default:
      return false;
  }
}

/** `true` is 1; what is no truth value equals nothing but itself. */
function truth(text: string): string | symbol {
  if (text === 'true' || text === '1') return 'true';
  return text === 'false' || text === '0' ? 'false' : Symbol(text);
}
