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
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
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
