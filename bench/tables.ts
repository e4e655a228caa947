import type { LimitResult } from './limits.js';
import type { Report, StepResult } from './Report.js';
import { ratioToFloor } from './ratioToFloor.js';

/** A table in Markdown, aligned so that it reads well as it is. */
export type MarkdownTable = string;

/** Not measured: the cell stays empty. */
const NONE = Number.NaN;

/** The tables of a report by name; the names are those of the marks in docs/performance.md. */
export function tablesOf(report: Report): Readonly<Record<TableName, MarkdownTable>> {
  return {
    build: processTable(report, (id) => /^(read|floor|kusto-parser|build)/.test(id)),
    languages: languageTable(report),
    commands: processTable(report, (id) => id.startsWith('cli-')),
    questions: questionTable(report),
    site: siteTable(report),
    limits: limitTable(report.limits),
  };
}

export type TableName = 'build' | 'languages' | 'commands' | 'questions' | 'site' | 'limits';

/** What was measured, on what machine, in a sentence. */
export function headingOf({ machine, corpus, rounds, measuredAt, steps }: Report): string {
  const { processors, model, memory, node, loadBefore } = machine;
  const files = steps.find(({ id }) => id === 'read')?.medians.files ?? 0;
  const rules = corpus.name === 'starter' ? 'The starter corpus' : 'The real corpora';
  const size = `${counted(corpus.sources.length, 'source')}, ${counted(files, 'file')}`;
  const gigabytes = Math.round(memory / 1_000_000_000);
  const where = `${processors} x ${model}, ${gigabytes} GB, Node ${node}`;
  const when = measuredAt.slice(0, 10);
  return `${rules} (${size}); ${where}; median of ${counted(rounds, 'round')}; load before ${fixed(loadBefore, 1)}; ${when}.`;
}

function counted(number: number, noun: string): string {
  return `${whole(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function processTable(report: Report, isWanted: (id: string) => boolean): MarkdownTable {
  const rows = report.steps
    .filter(({ id }) => isWanted(id))
    .map((step) => processRow(report, step));
  return table(['what', 'wall s', 'CPU s', '× floor', 'CPU × floor', 'peak MB'], rows);
}

function processRow(report: Report, { id, name, medians }: StepResult): readonly string[] {
  // The process around the parser loads the rules first; only the parser's own time is of interest.
  const isWhole = id !== 'kusto-parser';
  const [wall, cpu] = isWhole ? (['wallMs', 'cpuMs'] as const) : (['readMs', 'readCpuMs'] as const);
  const { uses } = medians;
  return [
    uses === undefined ? name : `${name} (uses: ${whole(uses)})`,
    fixed((medians[wall] ?? NONE) / 1_000, 2),
    fixed((medians[cpu] ?? NONE) / 1_000, 2),
    fixed(ratioToFloor(report, id, wall), 2),
    fixed(ratioToFloor(report, id, cpu), 2),
    isWhole ? whole((medians.peakBytes ?? NONE) / 1_000_000) : '',
  ];
}

function languageTable(report: Report): MarkdownTable {
  const languages = report.steps.filter(
    ({ id, medians }) => id.startsWith('language-') && medians.queries !== 0,
  );
  const rows = languages
    .concat(report.steps.filter(({ id }) => id === 'kusto-parser'))
    .map(({ id, name, medians: { queries = NONE, readMs = NONE, readCpuMs = NONE } }) => [
      id === 'kusto-parser' ? "kusto, Microsoft's parser alone" : name,
      whole(queries),
      whole(readMs),
      whole(readCpuMs),
      readMs > 0 ? whole((queries * 1_000) / readMs) : '',
      fixed(ratioToFloor(report, id, 'readMs'), 2),
    ]);
  const head = ['language', 'queries', 'wall ms', 'CPU ms', 'queries a second', '× floor'];
  return table(head, rows);
}

function questionTable({ steps }: Report): MarkdownTable {
  const rows = steps
    .filter(({ id }) => id.startsWith('in-'))
    .map(
      ({ name, medians: { asked = NONE, p50 = NONE, p99 = NONE, most = NONE, cpuP99 = NONE } }) => [
        ...[name, whole(asked), fixed(p50, 1), fixed(p99, 1), fixed(most, 1), fixed(cpuP99, 1)],
      ],
    );
  return table(['question', 'asked', 'p50 ms', 'p99 ms', 'most ms', 'p99 CPU ms'], rows);
}

function siteTable(report: Report): MarkdownTable {
  const rows = report.steps
    .filter(({ id }) => id === 'site')
    .map(({ id, medians: { wallMs = NONE, cpuMs = NONE, peakBytes = NONE, ...sizes } }) => [
      ...[fixed(wallMs / 1_000, 1), fixed(cpuMs / 1_000, 1), fixed(ratioToFloor(report, id), 1)],
      whole(peakBytes / 1_000_000),
      whole(sizes.files ?? NONE),
      whole((sizes.bytes ?? NONE) / 1_000_000),
      fixed((sizes.medianPageBytes ?? NONE) / 1_000, 1),
      fixed((sizes.largestPageBytes ?? NONE) / 1_000, 1),
    ]);
  const times = ['wall s', 'CPU s', '× floor', 'peak MB'];
  const head = [...times, 'files', 'MB', 'a technique page, gzip kB', 'the largest, gzip kB'];
  return table(head, rows, 0);
}

/** Each limit, what was measured against it, and whether it held. */
export function limitTable(limits: readonly LimitResult[]): MarkdownTable {
  const rows = limits.map(({ limit, most, measured, unit, held }) => [
    limit,
    `${most} ${unit}`,
    `${fixed(measured, unit === '×' || unit === 's' ? 2 : 1)} ${unit}`,
    held ? 'yes' : 'no',
  ]);
  return table(['limit', 'at most', 'measured', 'held'], rows);
}

/** @param texts how many columns at the left hold text; the others hold numbers */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts = 1,
): MarkdownTable {
  const widths = head.map((name, column) =>
    Math.max(3, ...[name, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]) =>
    line(
      widths.map((width, column) =>
        column < texts
          ? (cells[column] ?? '').padEnd(width)
          : (cells[column] ?? '').padStart(width),
      ),
    );
  const rule = line(
    widths.map((width, column) =>
      column < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
    ),
  );
  return [padded(head), rule, ...rows.map(padded)].join('\n');
}

function fixed(number: number, digits: number): string {
  return Number.isNaN(number) ? '' : number.toFixed(digits);
}

/** 12,345 */
function whole(number: number): string {
  return Number.isNaN(number) ? '' : Math.round(number).toLocaleString('en-US');
}
