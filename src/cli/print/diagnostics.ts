import { visible } from '../../text/visible.js';
import { type KeptDiagnostic, keptDiagnosticText } from './diagnosticText.js';
import type { Page } from './Page.js';
import { joinParts, section } from './section.js';
import { type Column, table } from './table.js';
import { number } from './words.js';
import { wrapProse } from './wrap.js';

export type PlacedDiagnostic = KeptDiagnostic & {
  readonly source: string;
  readonly path: string;
};

const COLUMNS: readonly Column[] = [
  { title: 'Code', wrap: true },
  { title: 'Severity' },
  { title: 'Times', align: 'right' },
];

/** What was wrong with files and rules, for people: the codes first, then every one of them. */
export function printDiagnostics(
  items: readonly PlacedDiagnostic[],
  filter: string | null,
  page: Page,
): string {
  if (items.length === 0) {
    const about = filter === null ? '' : ` with '${visible(filter)}'`;
    return joinParts([wrapProse(`No diagnostics${about}: nothing to report.`, page)]);
  }
  const guidance =
    'What could not be read or understood, or looks wrong. An error leaves something out, of the catalog or of what a rule means; a warning is likely a slip, an info worth knowing.';
  const footer =
    filter === null
      ? ["Only some of them: concord diagnostics followed by a code, or 'error'"]
      : [];
  return joinParts([
    section(
      { title: 'DIAGNOSTICS', size: items.length, guidance, body: codes(items, page), footer },
      page,
    ),
    ...items.map((item) => keptDiagnosticText(`${item.source}:${item.path}`, item, page)),
  ]);
}

function codes(items: readonly PlacedDiagnostic[], page: Page): string {
  const times = new Map<string, { severity: string; times: number }>();
  for (const { code, severity } of items) {
    const known = times.get(code) ?? { severity, times: 0 };
    times.set(code, { severity, times: known.times + 1 });
  }
  const rows = [...times]
    .sort((a, b) => b[1].times - a[1].times || (a[0] < b[0] ? -1 : 1))
    .map(([code, { severity, times: n }]) => ({ cells: [code, severity, number(n)] }));
  return table(COLUMNS, rows, page);
}
