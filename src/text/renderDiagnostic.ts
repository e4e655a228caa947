import type { Diagnostic } from '../model/Diagnostic.js';
import type { LineIndex } from './LineIndex.js';
import { visible } from './visible.js';

/** Widest piece of a source line that is shown; a longer line is cut around the caret. */
const WIDEST = 100;

/**
 * A diagnostic for people: `file:line:column`, severity and code, the message, the source line with
 * a caret below it, and what to do. Without `lines` (the file could not be read) there is no source
 * line.
 */
export function renderDiagnostic(path: string, diagnostic: Diagnostic, lines?: LineIndex): string {
  const { span, severity, code, message, hint } = diagnostic;
  const head = `${visible(path)}:${span.line}:${span.column}: ${severity} [${code}] ${visible(message)}`;
  const source = lines === undefined ? [] : caretLines(lines.line(span.line), diagnostic);
  return [head, ...source, `  = ${visible(hint)}`].join('\n');
}

function caretLines(line: string, { span }: Diagnostic): readonly string[] {
  if (line.trim() === '') return [];
  const column = Math.min(span.column - 1, line.length);
  const from = column > WIDEST - 20 ? column - Math.floor(WIDEST / 2) : 0;
  const shown = line.slice(from, from + WIDEST).replaceAll('\t', ' ');
  const before = from > 0 ? '…' : '';
  const after = from + WIDEST < line.length ? '…' : '';
  const width = Math.max(1, Math.min(span.end - span.start, shown.length - (column - from)));
  const gutter = ` ${span.line} | `;
  const caret = ' '.repeat(gutter.length + before.length + column - from) + '^'.repeat(width);
  return [`${gutter}${before}${visible(shown)}${after}`, caret];
}
