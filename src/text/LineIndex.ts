import type { SourceSpan } from '../model/SourceSpan.js';

/** Finds line and column of an offset, in time logarithmic in the number of lines. */
export interface LineIndex {
  span(start: number, end: number): SourceSpan;
  /** The text of a line (from 1), its line break left out. */
  line(number: number): string;
  readonly count: number;
}

export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let last = 0;
  // Places are mostly asked for in their order: the last line and the next are tried first.
  const isOn = (line: number, offset: number): boolean =>
    offset >= (starts[line] ?? Number.POSITIVE_INFINITY) &&
    offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
  const lineOf = (offset: number): number => {
    if (!isOn(last, offset)) last = isOn(last + 1, offset) ? last + 1 : search(starts, offset);
    return last;
  };
  return {
    count: starts.length,
    span(start, end) {
      const line = lineOf(start);
      return { start, end, line: line + 1, column: start - (starts[line] ?? 0) + 1 };
    },
    line(number) {
      const start = starts[number - 1];
      if (start === undefined) return '';
      const end = starts[number] ?? text.length + 1;
      return text.slice(start, end - 1).replace(/\r$/, '');
    },
  };
}

/** The last index whose start is not behind the offset. */
function search(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
