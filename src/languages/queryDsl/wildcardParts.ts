import { ANY_ONE, ANY_RUN, type WildcardPart } from '../../model/WildcardPattern.js';

/**
 * Reads the pattern of a `wildcard` query: `*` and `?` are wildcards, and a backslash takes the
 * meaning from them and from itself. Before anything else it is kept: Lucene drops it there, but
 * whoever writes `C:\x` means a path (see `hasLostBackslash`).
 */
export function wildcardParts(pattern: string): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  let text = '';
  for (const piece of pattern.match(PIECES) ?? []) {
    if (piece === '*' || piece === '?') {
      parts.push(text, piece === '*' ? ANY_RUN : ANY_ONE);
      text = '';
    } else text += ESCAPED.test(piece) ? piece.charAt(1) : piece;
  }
  return [...parts, text].filter((part) => part !== '');
}

/** Whether a backslash stands before a character without special meaning, and so has no effect. */
export function hasLostBackslash(pattern: string): boolean {
  return (pattern.match(PIECES) ?? []).some((piece) => /^\\[^*?\\]/.test(piece));
}

const PIECES = /\\[\s\S]|[^\\*?]+|[\s\S]/g;
const ESCAPED = /^\\[*?\\]$/;
