import { visible } from './visible.js';

export type Cell = string | number | boolean | null;

/** Records of one shape. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * As CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets a `'` before it, and
 * control characters are visible symbols; JSON has the values as they are.
 */
export function toCsv({ columns, rows }: Sheet): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** As JSON: an object a row, values as they are. */
export function toJson({ columns, rows }: Sheet): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}

/** For the clipboard: tabs between cells, which spreadsheets and editors take. */
export function toTabs({ columns, rows }: Sheet): string {
  const line = (row: readonly Cell[]) => row.map(harmless).join('\t');
  return `${[columns, ...rows].map(line).join('\n')}\n`;
}

function csvCell(cell: Cell): string {
  const text = harmless(cell);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const isFormula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell);
  return visible(isFormula ? `'${cell}` : cell);
}
