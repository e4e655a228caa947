import type { SourceSpan } from '../../../src/model/SourceSpan.js';

/** Says of places whether they lie in `text` and their lines and columns are right. */
export function placeChecker(text: string): (span: SourceSpan) => string | null {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) if (text[at] === '\n') starts.push(at + 1);
  return ({ start, end, line, column }) => {
    if (!(0 <= start && start <= end && end <= text.length)) {
      return `place ${start}–${end} is outside of the text`;
    }
    const lineStart = starts[line - 1];
    const nextLine = starts[line] ?? Number.POSITIVE_INFINITY;
    const isRight = lineStart !== undefined && lineStart + column - 1 === start && start < nextLine;
    return isRight ? null : `offset ${start} is not ${line}:${column}`;
  };
}
