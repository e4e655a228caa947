import Table from 'cli-table3';
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
/** The library's time grows with the square of a table's rows, so they are drawn in pieces. */
const PIECE = 100;

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
  const pieces: string[] = [];
  for (let start = 0; start < lines.length; start += PIECE) {
    pieces.push(drawPiece(columns, widths, lines.slice(start, start + PIECE)));
  }
  return pieces.join('\n');
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

function drawPiece(
  columns: readonly Column[],
  widths: readonly number[],
  rows: readonly Row[],
): string {
  const drawn = new Table({
    chars: { ...NO_LINES, left: ' '.repeat(INDENT) },
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [] },
    colWidths: widths.map((width) => width + GAP),
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  const noteWidth = sum(widths) + GAP * (widths.length - 1) + INDENT - NOTE_INDENT;
  for (const { cells, notes = [] } of rows) {
    drawn.push(cells.map((cell, index) => drawCell(cell, widths[index] ?? 1)));
    for (const note of notes) {
      const text = drawCell(note, noteWidth).replace(/^/gm, ' '.repeat(NOTE_INDENT - INDENT));
      drawn.push([{ content: text, colSpan: columns.length }]);
    }
  }
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function drawCell(cell: string | Cell, width: number): string {
  const style = typeof cell === 'string' ? PLAIN : (cell.style ?? PLAIN);
  return breakText(textOf(cell), width)
    .map((line) => (line === '' ? '' : style(line)))
    .join('\n');
}

function textOf(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  'right-mid': '',
  right: '',
  middle: '',
} as const;
