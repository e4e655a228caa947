import type { Value } from '../../../model/Predicate.js';
import type { LiteralTerm } from './Term.js';
import { isNumber, matchesParts, starParts } from './wildcards.js';

type Literal = Pick<LiteralTerm, 'value' | 'type'>;

export type Ordering = '<' | '<=' | '>' | '>=';

/** Whether a literal is what a value of `search` asks for: case aside, stars for any run. */
export function isSearched(literal: Literal, wanted: string): boolean {
  if (literal.type === 'null') return false;
  if (literal.type === 'boolean') return isSameTruth(literal.value, wanted);
  return matchesParts(starParts(wanted), literal.value, true);
}

/** Whether two literals are equal in `where`. */
export function isEqual(one: Literal, other: Literal): boolean {
  if (one.type === 'null' || other.type === 'null') return one.type === other.type;
  if (one.type === 'boolean') return isSameTruth(one.value, other.value);
  if (other.type === 'boolean') return isSameTruth(other.value, one.value);
  if (isNumber(one.value) && isNumber(other.value))
    return Number(one.value) === Number(other.value);
  return one.value === other.value;
}

/** A truth value is written as a word or as a number. */
function isSameTruth(truth: string, written: string): boolean {
  const lower = written.toLowerCase();
  return truth === 'true' ? lower === 'true' || lower === '1' : lower === 'false' || lower === '0';
}

/** Whether an ordering holds between two literals: of numbers, or else of texts. */
export function isOrdered(one: Literal, operator: Ordering, other: string): boolean {
  if (one.type === 'null') return false;
  const numbers = isNumber(one.value) && isNumber(other);
  const [left, right] = numbers ? [Number(one.value), Number(other)] : [one.value, other];
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

export const KIND_OF_ORDERING = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;

/** The same comparison with its sides exchanged. */
export const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** The type of a value, by a literal's. */
export function valueType(type: LiteralTerm['type']): Value['type'] {
  return type === 'null' ? 'string' : type;
}
