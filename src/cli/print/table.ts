import { type Page, PLAIN, type Style } from './Page.js';
import { breakText, widthOf } from './wrap.js';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** May be narrowed by breaking its texts; the others only when that is not enough. */
  readonly wrap?: boolean;
}

/** A cell: plain text without colours, and the colour of the whole. */
export interface Cell {
  readonly text: string;
  readonly style?: Style;
}

export interface Row {
  readonly cells: readonly (string | Cell)[];
  /** What stands below the cells across all columns, a line each. */
  readonly notes?: readonly (string | Cell)[];
}

const INDENT = 2;
const NOTE_INDENT = 4;
const GAP = 2;
/** No column is narrowed below this, as long as there is another way. */
const NARROWEST = 14;

/**
 * Rows in aligned columns, without lines between them, no wider than the page. What does not fit is
 * broken into further lines, never cut off. Columns without any title get no heading. Ends without
 * a line break.
 */
export function table(columns: readonly Column[], rows: readonly Row[], page: Page): string {
  const widths = columnWidths(columns, rows, page);
  const head = columns.map(({ title }) => ({ text: title, style: page.colours.dim }));
  const isTitled = columns.some(({ title }) => title !== '');
  const lines: readonly Row[] = isTitled ? [{ cells: head }, ...rows] : rows;
  return lines.map((row) => drawRow(columns, widths, row)).join('\n');
}

/** The notes take their room from the last column, which they may stretch up to the page. */
function columnWidths(
  columns: readonly Column[],
  rows: readonly Row[],
  page: Page,
): readonly number[] {
  const room = page.columns - INDENT - GAP * (columns.length - 1);
  const natural = columns.map(({ title }, index) =>
    rows.reduce(
      (widest, { cells }) => Math.max(widest, widthOf(textOf(cells[index] ?? ''))),
      widthOf(title),
    ),
  );
  const widths = narrow(natural, columns, room);
  const notes = rows.flatMap((row) => (row.notes ?? []).map((note) => widthOf(textOf(note))));
  const widestNote = notes.reduce((widest, note) => Math.max(widest, note), 0);
  const wanted = Math.min(room, NOTE_INDENT - INDENT + widestNote - GAP * (columns.length - 1));
  const missing = Math.max(0, wanted - sum(widths));
  return widths.map((width, index) => (index === widths.length - 1 ? width + missing : width));
}

/** Narrows the columns that may be wrapped, the widest first, then the others. */
function narrow(
  natural: readonly number[],
  columns: readonly Column[],
  room: number,
): readonly number[] {
  const mayWrap = natural.map((width, i) => columns[i]?.wrap === true && width > NARROWEST);
  const soft = level(natural, mayWrap, room, NARROWEST);
  if (sum(soft) <= room) return soft;
  return level(
    soft,
    soft.map(() => true),
    room,
    1,
  );
}

/** Lowers the widest of the chosen columns to one level, until all fit or `least` is reached. */
function level(
  widths: readonly number[],
  chosen: readonly boolean[],
  room: number,
  least: number,
): readonly number[] {
  const lowered = [...widths];
  for (let excess = sum(lowered) - room; excess > 0; excess = sum(lowered) - room) {
    const candidates = lowered.filter((width, i) => chosen[i] === true && width > least);
    if (candidates.length === 0) break;
    const widest = Math.max(...candidates);
    const next = Math.max(least, ...candidates.filter((width) => width < widest));
    const atTop = candidates.filter((width) => width === widest).length;
    const step = Math.min(widest - next, Math.ceil(excess / atTop));
    for (const [i, width] of lowered.entries()) {
      if (chosen[i] === true && width === widest) lowered[i] = width - step;
    }
  }
  return lowered;
}

/** A row on as many lines as its highest cell needs, then its notes. */
function drawRow(
  columns: readonly Column[],
  widths: readonly number[],
  { cells, notes = [] }: Row,
): string {
  const drawn = columns.map((_, index) => cellLines(cells[index] ?? '', widths[index] ?? 1));
  const height = Math.max(1, ...drawn.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, line) => {
    const padded = drawn.map((cell, i) => pad(cell[line], widths[i] ?? 1, columns[i]?.align));
    return ' '.repeat(INDENT) + padded.join(' '.repeat(GAP));
  });
  const noteWidth = sum(widths) + GAP * (widths.length - 1) + INDENT - NOTE_INDENT;
  const noted = notes
    .flatMap((note) => cellLines(note, noteWidth))
    .map(({ shown }) => ' '.repeat(NOTE_INDENT) + shown);
  return [...lines, ...noted].map((line) => line.trimEnd()).join('\n');
}

/** A line of a cell in its colour, and how many columns it takes. */
interface CellLine {
  readonly shown: string;
  readonly width: number;
}

function cellLines(cell: string | Cell, width: number): readonly CellLine[] {
  const style = typeof cell === 'string' ? PLAIN : (cell.style ?? PLAIN);
  return breakText(textOf(cell), width).map((line) => ({
    shown: line === '' ? '' : style(line),
    width: widthOf(line),
  }));
}

function pad(line: CellLine | undefined, width: number, align: Column['align']): string {
  const room = ' '.repeat(Math.max(0, width - (line?.width ?? 0)));
  return align === 'right' ? room + (line?.shown ?? '') : (line?.shown ?? '') + room;
}

function textOf(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
