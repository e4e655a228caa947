import type { Cell } from './csv.js';
import type { IsWanted } from './places.js';

/** A line of a table, whether the page holds it already or not. */
export interface Row {
  /** Makes the line where it is not there yet. */
  readonly line: () => HTMLTableRowElement;
  /** What is sorted by, a column each. */
  readonly keys: readonly (string | number)[];
  /** What is written into files, a column each, counting the wanted rules. */
  readonly cells: (isWanted: IsWanted) => readonly Cell[];
  /** What a text filter looks in, in lower case. */
  readonly text: string;
  /** Kinds of comparison that it is about; null where it is about none. */
  readonly kinds: readonly string[] | null;
  readonly isScope: boolean;
  /** Places of the rules behind it; null where the page does not know them. */
  readonly places: readonly number[] | null;
  /** Shows how many of the rules behind it are wanted. */
  readonly recount?: (isWanted: IsWanted) => void;
  /** A comparison's field, and its value as it is shown. */
  readonly compared?: { readonly field: string; readonly shown: string };
}

/** A line of any table of the page, by its cells as they are read. */
export function plainRow(line: HTMLTableRowElement): Row {
  const cells = [...line.cells].map(cellText);
  const place = /^r(\d+)$/.exec(line.id)?.[1];
  return {
    line: () => line,
    keys: keysOf(line, cells),
    cells: () => cells,
    text: cells.join(' ').toLowerCase(),
    kinds: null,
    isScope: line.classList.contains('scope'),
    places: place === undefined ? null : [Number(place)],
  };
}

/** What the columns of a line are sorted by: numbers as such, texts in any case. */
export function keysOf(
  line: HTMLTableRowElement,
  cells: readonly string[],
): readonly (string | number)[] {
  return cells.map((text, index) =>
    line.cells[index]?.classList.contains('n') === true || /^\d+$/.test(text)
      ? figure(text)
      : text.toLowerCase(),
  );
}

/** A cell as text: of a list its items, of a title its link alone. */
export function cellText(cell: HTMLTableCellElement): string {
  const parts = [...cell.querySelectorAll<HTMLElement>('li:not([hidden]), p')];
  const texts = parts.length === 0 ? [cell] : parts;
  return texts.map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim()).join('; ');
}

/** `1,204` as a number; nothing counts as nothing. */
export function figure(text: string): number {
  const value = Number.parseFloat(text.replaceAll(',', ''));
  return Number.isNaN(value) ? 0 : value;
}
