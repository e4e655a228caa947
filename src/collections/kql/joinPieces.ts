import type { RawQuery } from '../../model/Rule.js';
import type { LineIndex } from '../../text/LineIndex.js';

/** A stretch of a file. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * The query that stretches of a file make one after the other, in their order, without the blank
 * lines before it and the blanks behind it.
 */
export function joinPieces(file: string, pieces: readonly Piece[], lines: LineIndex): RawQuery {
  const used = trimPieces(file, pieces);
  const offsets: number[] = [];
  let length = 0;
  for (const { start, end } of used) {
    offsets.push(length);
    length += end - start;
  }
  const placeOf = (offset: number): number => {
    const index = lastAtMost(offsets, offset);
    return (used[index]?.start ?? 0) + offset - (offsets[index] ?? 0);
  };
  // The end of a piece's last character, not the beginning of the next piece.
  const spanAt: RawQuery['spanAt'] = (start, end) =>
    lines.span(placeOf(start), end > start ? placeOf(end - 1) + 1 : placeOf(start));
  const text = used.map(({ start, end }) => file.slice(start, end)).join('');
  return { language: 'kusto', text, span: spanAt(0, length), spanAt };
}

function trimPieces(file: string, pieces: readonly Piece[]): readonly Piece[] {
  const hasText = ({ start, end }: Piece): boolean => file.slice(start, end).trim() !== '';
  const first = pieces.findIndex(hasText);
  const last = pieces.findLastIndex(hasText);
  if (first === -1) return pieces.slice(0, 1).map(({ start }) => ({ start, end: start }));
  return pieces.slice(first, last + 1).map(({ start, end }, i) => {
    const text = file.slice(start, end);
    const blank = i === 0 ? (/^(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0) : 0;
    const kept = i === last - first ? text.trimEnd().length : text.length;
    return { start: start + blank, end: start + kept };
  });
}

/** The last index whose value is not greater; values ascend. */
function lastAtMost(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
