import { ANY_ONE, ANY_RUN, type WildcardPart } from '../model/WildcardPattern.js';

/**
 * Reads a pattern as Sigma's strings and the LIKE of ES|QL have it: `*` and `?` are wildcards, a
 * backslash escapes them and itself, and before anything else it is a plain backslash.
 */
export function readEscapedPattern(value: string): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  let literal = '';
  const wildcard = (part: WildcardPart) => {
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  };
  for (let i = 0; i < value.length; i += 1) {
    const char = value.charAt(i);
    const next = value.charAt(i + 1);
    if (char === '\\' && (next === '\\' || next === '*' || next === '?')) {
      literal += next;
      i += 1;
    } else if (char === '*') wildcard(ANY_RUN);
    else if (char === '?') wildcard(ANY_ONE);
    else literal += char;
  }
  if (literal !== '') parts.push(literal);
  return parts;
}

/** Writes parts as a pattern that reads as the same parts. */
export function writeEscapedPattern(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) => {
      if (part === ANY_RUN) return '*';
      if (part === ANY_ONE) return '?';
      return part.replace(/[*?\\]/g, '\\$&');
    })
    .join('');
}
