import type { Cell } from './csv.js';

/** A line of a table, whether the page holds it already or not. */
export interface Row {
  /** Makes the line where it is not there yet. */
  readonly line: () => HTMLTableRowElement;
  /** The line as far as it exists. */
  readonly made: () => HTMLTableRowElement | null;
  /** What is sorted by, a column each. */
  readonly keys: readonly (string | number)[];
  /** What is written into files, a column each. */
  readonly cells: readonly Cell[];
  /** What a text filter looks in, in lower case. */
  readonly text: string;
  readonly kind: string | null;
  readonly isScope: boolean;
  /** Places of the rules behind it; null where it has none of its own. */
  readonly places: readonly number[] | null;
}

/** A line of any table of the page, by its cells as they are read. */
export function plainRow(line: HTMLTableRowElement): Row {
  const cells = [...line.cells].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim());
  const place = /^r(\d+)$/.exec(line.id)?.[1];
  return {
    line: () => line,
    made: () => line,
    keys: cells.map((text, index) =>
      line.cells[index]?.classList.contains('n') === true ? figure(text) : text.toLowerCase(),
    ),
    cells,
    text: cells.join(' ').toLowerCase(),
    kind: null,
    isScope: line.classList.contains('scope'),
    places: place === undefined ? null : [Number(place)],
  };
}

/** `1,204` as a number; nothing counts as nothing. */
export function figure(text: string): number {
  const value = Number.parseFloat(text.replaceAll(',', ''));
  return Number.isNaN(value) ? 0 : value;
}
