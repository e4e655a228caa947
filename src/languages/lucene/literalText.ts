import type { LuceneLiteral } from './LuceneToken.js';

/** The text of a literal without wildcards; null where it has some. */
export function plainText({ parts }: LuceneLiteral): string | null {
  if (parts.some((part) => typeof part !== 'string')) return null;
  return parts.join('');
}

/** The name of a field, which may be a pattern of names. */
export function fieldName({ parts }: LuceneLiteral): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.description)).join('');
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether a literal is a number; in quotes it is a text to its author. */
export function isNumber(literal: LuceneLiteral): boolean {
  return literal.form === 'term' && NUMBER.test(plainText(literal) ?? '');
}
