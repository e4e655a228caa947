import { stringify } from 'csv-stringify/sync';
import type { ExportFormat } from './exportFormats.js';
import { toJson } from './toJson.js';
import { visible } from './visible.js';

/** Characters collected before they are handed on. */
const PIECE = 64 * 1024;

/** Objects of one shape as text, in pieces, so that no more than one piece is held at a time. */
export function* formatLines(lines: Iterable<object>, format: ExportFormat): Generator<string> {
  let piece = '';
  for (const text of FORMATS[format](lines)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const FORMATS: Readonly<Record<ExportFormat, (lines: Iterable<object>) => Generator<string>>> = {
  *jsonl(lines) {
    for (const line of lines) yield `${toJson(line)}\n`;
  },
  *json(lines) {
    let before = '[\n';
    for (const line of lines) {
      yield before + toJson(line);
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
  *csv(lines) {
    let isFirst = true;
    for (const line of lines) {
      if (isFirst) yield csvRow(Object.keys(line));
      isFirst = false;
      yield csvRow(Object.values(line));
    }
  },
};

/**
 * Lists are joined by `;`. A cell that a spreadsheet would run as a formula gets a `'` before it, and
 * what acts on a terminal is written as what stands for it, line feeds and tabs apart.
 */
function csvRow(cells: readonly unknown[]): string {
  const texts = cells.map((cell) => {
    if (Array.isArray(cell)) return harmless(cell.join(';'));
    if (typeof cell === 'string') return harmless(cell);
    return typeof cell === 'boolean' ? String(cell) : cell;
  });
  return stringify([texts], { escape_formulas: true });
}

function harmless(text: string): string {
  return text.replace(/[^\t\n]+/g, visible);
}
