import stringWidth from 'string-width';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { LineIndex } from './LineIndex.js';
import { visible } from './visible.js';

/** Widest piece of a source line that is shown; a longer line is cut around the caret. */
const WIDEST = 100;

/**
 * A diagnostic for people: `file:line:column`, severity and code, the message, the source line with
 * a caret below it, and what to do. Without `lines` (the file could not be read) there is no source
 * line. The source line takes no more than `columns`; the other lines are left as long as they are.
 */
export function renderDiagnostic(
  path: string,
  diagnostic: Diagnostic,
  lines?: LineIndex,
  columns = Number.POSITIVE_INFINITY,
): string {
  const { span, severity, code, message, hint } = diagnostic;
  const head = `${visible(path)}:${span.line}:${span.column}: ${severity} [${code}] ${visible(message)}`;
  const source = lines === undefined ? [] : caretLines(lines.line(span.line), diagnostic, columns);
  return [head, ...source, `  = ${visible(hint)}`].join('\n');
}

function caretLines(line: string, { span }: Diagnostic, columns: number): readonly string[] {
  if (line.trim() === '') return [];
  const gutter = ` ${span.line} | `;
  const widest = Math.max(20, Math.min(WIDEST, columns - gutter.length - 2));
  const column = Math.min(span.column - 1, line.length);
  const from = column > widest - 20 ? column - Math.floor(widest / 2) : 0;
  const shown = line.slice(from, from + widest).replaceAll('\t', ' ');
  const before = from > 0 ? '…' : '';
  const after = from + widest < line.length ? '…' : '';
  const [ahead, marked] = [shown.slice(0, column - from), shown.slice(column - from)];
  const width = Math.max(1, stringWidth(visible(marked.slice(0, span.end - span.start))));
  const indent = gutter.length + before.length + stringWidth(visible(ahead));
  return [`${gutter}${before}${visible(shown)}${after}`, ' '.repeat(indent) + '^'.repeat(width)];
}
