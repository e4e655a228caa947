import { ANY_ONE, ANY_RUN, type WildcardPart } from '../../../model/WildcardPattern.js';

/** A LIKE pattern in its parts. */
export interface LikePattern {
  readonly parts: readonly WildcardPart[];
  /** Whether a backslash stands before something that it does not escape; it is kept. */
  readonly isEscapedBadly: boolean;
}

/**
 * Reads a LIKE pattern, escapes of its string resolved: `*` is any run of characters, `?` exactly
 * one, and a backslash escapes these two and itself.
 */
export function readLike(pattern: string): LikePattern {
  const parts: WildcardPart[] = [];
  let isEscapedBadly = false;
  let literal = '';
  const wildcard = (part: WildcardPart) => {
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(part);
  };
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    if (char === '*') wildcard(ANY_RUN);
    else if (char === '?') wildcard(ANY_ONE);
    else if (char !== '\\') literal += char;
    else if (isEscapable(pattern.charAt(i + 1))) {
      i += 1;
      literal += pattern.charAt(i);
    } else {
      isEscapedBadly = true;
      literal += char;
    }
  }
  if (literal !== '') parts.push(literal);
  return { parts, isEscapedBadly };
}

function isEscapable(char: string): boolean {
  return char === '*' || char === '?' || char === '\\';
}

/** Writes parts as a LIKE pattern that reads as the same parts. */
export function writeLike(parts: readonly WildcardPart[]): string {
  return parts
    .map((part) => {
      if (part === ANY_RUN) return '*';
      if (part === ANY_ONE) return '?';
      return part.replace(/[*?\\]/g, '\\$&');
    })
    .join('');
}
