import { collapseRuns } from './shapeOf.js';
import { ANY_RUN, readPattern, type WildcardPart, writePattern } from './WildcardPattern.js';

/** What a keyword looks for: the wildcards at its ends mean nothing, it may stand anywhere. */
export function keywordOf(parts: readonly WildcardPart[]): { text: string; pattern: boolean } {
  let start = 0;
  let end = parts.length;
  while (start < end && parts[start] === ANY_RUN) start += 1;
  while (end > start && parts[end - 1] === ANY_RUN) end -= 1;
  const inner = collapseRuns(parts.slice(start, end));
  const pattern = inner.some((part) => typeof part !== 'string');
  return { text: pattern ? writePattern(inner) : inner.join(''), pattern };
}

/** The parts of a keyword's pattern; null for one that `keywordOf` would read as something else. */
export function partsOfKeyword(pattern: string): readonly WildcardPart[] | null {
  const parts = readPattern(pattern);
  const again = keywordOf(parts);
  return again.pattern && again.text === pattern ? parts : null;
}
