import type { DocumentScalar } from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';

/**
 * Finds the place in the file of a piece of a string scalar, given its offsets in the scalar's
 * value. YAML only changes blanks when it folds lines, so places are found by counting the other
 * characters; in a double-quoted scalar with escapes before the piece the result is approximate.
 */
export function spanInScalar(scalar: DocumentScalar, start: number, end: number): SourceSpan {
  const { source, span } = scalar;
  // Of a value inside a form that has no nodes of its own, only the form's place is known.
  if (source.length !== span.end - span.start) return span;
  const value = String(scalar.value);
  const from = contentStart(source);
  const first = offsetInSource(source, from, countInk(value, start));
  const last = offsetInSource(source, from, countInk(value, Math.max(start, end - 1)));
  const before = source.slice(0, first);
  const lineBreaks = before.split('\n').length - 1;
  return {
    start: span.start + first,
    end: span.start + Math.min(source.length, Math.max(first, last + 1)),
    line: span.line + lineBreaks,
    column: lineBreaks === 0 ? span.column + first : first - before.lastIndexOf('\n'),
  };
}

/** Behind the opening quote, or behind the header line of a block scalar. */
function contentStart(source: string): number {
  if (/^["']/.test(source)) return 1;
  if (/^[|>]/.test(source)) return source.indexOf('\n') + 1;
  return 0;
}

function countInk(text: string, before: number): number {
  let count = 0;
  for (let i = 0; i < before && i < text.length; i += 1) if (isInk(text, i)) count += 1;
  return count;
}

function offsetInSource(source: string, from: number, ink: number): number {
  let left = ink;
  for (let i = from; i < source.length; i += 1) {
    if (!isInk(source, i)) continue;
    if (left === 0) return i;
    left -= 1;
  }
  return source.length;
}

function isInk(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code !== 32 && code !== 10 && code !== 13 && code !== 9;
}
