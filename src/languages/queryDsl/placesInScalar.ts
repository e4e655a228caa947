import type { DocumentScalar } from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { createLineIndex } from '../../text/LineIndex.js';
import { spanInScalar } from '../../text/yaml/spanInScalar.js';

/** Each place in a folded text takes a walk through it. */
const LONGEST_FOLDED = 10_000;

/**
 * The way from the characters of a text back to the file. Where the file writes the text with
 * escapes, every place is that of the whole text.
 */
export function placesInScalar(
  scalar: DocumentScalar,
  text: string,
): (start: number, end: number) => SourceSpan {
  const { source, span } = scalar;
  const from = source.indexOf(text);
  if (source.length !== span.end - span.start) return () => span;
  if (from === -1) {
    const isPlain = text.length <= LONGEST_FOLDED && !source.includes('\\');
    return !isPlain ? () => span : (start, end) => spanInScalar(scalar, start, end);
  }
  const lines = createLineIndex(source);
  return (start, end) => {
    const inside = lines.span(from + start, from + Math.max(start, end));
    return {
      start: span.start + inside.start,
      end: span.start + inside.end,
      line: span.line + inside.line - 1,
      column: inside.line === 1 ? span.column + inside.column - 1 : inside.column,
    };
  };
}
