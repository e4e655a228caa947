import { z } from '@hono/zod-openapi';
import { KINDS } from '../../model/Predicate.js';
import { LANGUAGES, VENDORS } from '../../model/Rule.js';
import { FARTHEST, LONGEST_TEXT, MOST_ITEMS, USUAL_ITEMS } from '../limits.js';

/** A text of one character at least. */
export function text(description: string, example: string) {
  return z
    .string()
    .min(1, 'may not be empty')
    .max(LONGEST_TEXT, `may not be longer than ${LONGEST_TEXT} characters`)
    .openapi({ description, example });
}

/** `true` or `false`; `usual` where it is left out. */
export function flag(description: string, usual = false) {
  return z
    .enum(['true', 'false', '1', '0'], { error: 'is true or false' })
    .default(usual ? 'true' : 'false')
    .transform((value) => value === 'true' || value === '1')
    .openapi({ description, type: 'boolean', default: usual });
}

function oneOf<const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) {
  return z
    .enum(values, { error: `is one of ${values.join(', ')}` })
    .optional()
    .openapi({ description });
}

export const includeDeprecated = flag('Counts deprecated and unsupported rules, too.');
export const all = flag('Gives every row instead of the first ones.');
export const vendor = oneOf(VENDORS, 'Only rules of this vendor.');
export const language = oneOf(LANGUAGES, 'Only rules in this language.');
export const kind = oneOf(KINDS, 'Only comparisons of this kind.');

/** Which part of a list is wanted; `most` items where `limit` is left out. */
export function paging(usual: number = USUAL_ITEMS) {
  return {
    limit: whole(1, MOST_ITEMS, usual, 'How many items to give.'),
    offset: whole(0, FARTHEST, 0, 'How many items to leave out before them.'),
  };
}

function whole(least: number, most: number, usual: number, description: string) {
  return z
    .string()
    .default(String(usual))
    .transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : Number.NaN))
    .refine((value) => value >= least && value <= most, {
      error: `is a whole number from ${least} to ${most}`,
    })
    .openapi({ description, type: 'integer', minimum: least, maximum: most, default: usual });
}
