import type { Diagnostic, Severity } from '../../model/Diagnostic.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { renderDiagnostic } from '../../text/renderDiagnostic.js';
import type { Page } from './Page.js';
import { breakText } from './wrap.js';

/** A diagnostic as `renderDiagnostic` gives it, coloured and no wider than the page. */
export function diagnosticText(
  path: string,
  diagnostic: Diagnostic,
  lines: LineIndex | undefined,
  page: Page,
): string {
  const [head = '', ...rest] = renderDiagnostic(path, diagnostic, lines, page.columns).split('\n');
  const hint = rest.at(-1) ?? '';
  const [source, caret] = rest.slice(0, -1);
  const { colours } = page;
  const paint = PAINT[diagnostic.severity];
  return [
    ...broken(head, page).map((line, index) => (index === 0 ? colours.bold(line) : line)),
    ...(source === undefined ? [] : [source]),
    ...(caret === undefined ? [] : [colours[paint](caret)]),
    ...broken(hint, page).map(colours.dim),
  ].join('\n');
}

const PAINT = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<
  Severity,
  string
>;

const CONTINUED = '    ';

/** Long lines broken, their further lines indented. */
function broken(text: string, page: Page): readonly string[] {
  const [first = '', ...rest] = breakText(text, page.proseColumns - CONTINUED.length);
  return [first, ...rest.map((line) => `${CONTINUED}${line.trimStart()}`)].map((l) => l.trimEnd());
}

/** A diagnostic that was stored with the one source line it points at. */
export interface KeptDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

/** As `diagnosticText`, for a diagnostic of the catalog. */
export function keptDiagnosticText(path: string, kept: KeptDiagnostic, page: Page): string {
  const { code, severity, message, hint, line, column, length, excerpt } = kept;
  const span = { start: 0, end: length, line, column };
  return diagnosticText(
    path,
    { code, severity, message, hint, span },
    lineOnly(excerpt, column),
    page,
  );
}

/** The one line that is known; none where it does not reach to the place. */
export function lineOnly(excerpt: string, column: number): LineIndex | undefined {
  if (excerpt === '' || column > excerpt.length + 1) return undefined;
  return {
    count: 1,
    line: () => excerpt,
    span: (start, end) => ({ start, end, line: 1, column: start + 1 }),
  };
}
