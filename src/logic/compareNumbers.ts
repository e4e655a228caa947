import type { EventScalar } from './EventView.js';

/** A number that is exact: beyond 2^53 an integer comes as a bigint. */
export type ExactNumber = number | bigint;

export type NumberComparison = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;
const HEXADECIMAL = /^0x[0-9a-f]+$/i;

/** The number that a field or value is, decimal or 0x hexadecimal; `undefined` for other texts. */
export function readNumber(value: EventScalar): ExactNumber | undefined {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (!DECIMAL.test(value) && !HEXADECIMAL.test(value)) return undefined;
  const number = Number(value);
  if (Number.isSafeInteger(number) || !(INTEGER.test(value) || HEXADECIMAL.test(value))) {
    return number;
  }
  return BigInt(value.replace(/^\+/, ''));
}

/** Whether the number `left` stands in the named relation to `right`. */
export function compareNumbers(
  comparison: NumberComparison,
  left: ExactNumber,
  right: ExactNumber,
): boolean {
  switch (comparison) {
    case 'eq':
      // `===` is false between a number and a bigint of the same size, the order is not.
      return left <= right && left >= right;
    case 'lt':
      return left < right;
    case 'lte':
      return left <= right;
    case 'gt':
      return left > right;
    case 'gte':
      return left >= right;
  }
}
