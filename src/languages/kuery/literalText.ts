import type { KueryLiteral } from './KueryToken.js';

/** The text of a literal without wildcards; null where it has some. */
export function plainText({ parts }: KueryLiteral): string | null {
  if (parts.some((part) => typeof part !== 'string')) return null;
  return parts.join('');
}

/** The name of a field, which may be a pattern of names. */
export function fieldName({ parts }: KueryLiteral): string {
  return parts.map((part) => (typeof part === 'string' ? part : '*')).join('');
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether a literal is a number; in quotes it is a text to its author. */
export function isNumber({ text, quoted }: KueryLiteral): boolean {
  return !quoted && NUMBER.test(text);
}

/** The words of a literal that is nothing but numbers; null for all others. */
export function numbersOf(literal: KueryLiteral): readonly KueryLiteral[] | null {
  if (literal.quoted || !/^-?\d/.test(literal.text)) return null;
  const words = [...literal.text.matchAll(/[^ \t\r\n\u00a0]+/g)].map(({ 0: text, index }) => {
    const start = literal.start + index;
    return { text, quoted: false, parts: [text], start, end: start + text.length };
  });
  return words.length > 1 && words.every(isNumber) ? words : null;
}
