import { ANY_ONE, ANY_RUN, type WildcardPart } from '../../model/WildcardPattern.js';

/**
 * Reads a Sigma string value: `*` and `?` are wildcards, a backslash escapes them and itself, and
 * a backslash before anything else is a plain backslash (Sigma rules specification, "Escaping").
 */
export function readSigmaString(value: string): readonly WildcardPart[] {
  if (isPlain(value)) return value === '' ? [] : [value];
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

/** Whether a value has neither wildcards nor escapes. */
export function isPlain(value: string): boolean {
  return !/[*?\\]/.test(value);
}

/** Writes parts as a Sigma string that reads as the same parts. */
export function writeSigmaString(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) => {
      if (part === ANY_RUN) return '*';
      if (part === ANY_ONE) return '?';
      return part.replace(/[*?\\]/g, '\\$&');
    })
    .join('');
}
