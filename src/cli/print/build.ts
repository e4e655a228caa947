import type { BuildSummary } from '../../ingest/BuildSummary.js';
import { visible } from '../../text/visible.js';
import { DEFAULT_DB } from '../ReadingOptions.js';
import { diagnosticText, lineOnly } from './diagnosticText.js';
import type { Page } from './Page.js';
import { joinParts, section } from './section.js';
import { quoted } from './shell.js';
import { type Column, table } from './table.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

export interface Built {
  readonly summary: BuildSummary;
  readonly db: string;
  readonly seconds: number;
  /** A technique that has rules; null where none has. */
  readonly example: string | null;
}

/** Errors that are shown in full; the rest are counted. */
const MOST_ERRORS = 5;

const COLUMNS: readonly Column[] = [
  { title: 'Source', wrap: true },
  { title: 'Format' },
  { title: 'Files', align: 'right' },
  { title: 'Rules', align: 'right' },
];

/** What went into the catalog, what did not, and where to go from here, for people. */
export function printBuild({ summary, db, seconds, example }: Built, page: Page): string {
  const { sources } = summary;
  const rows = sources.map((source) => ({
    cells: [visible(source.name), source.format, number(source.files), number(source.rules)],
  }));
  return joinParts([
    wrapProse(headLine(summary, db, seconds, page), page),
    table(COLUMNS, rows, page),
    attackLines(summary, page),
    remarks(summary, db, page),
    errorSection(summary, db, page),
    nextSteps(db, example, page),
  ]);
}

/** What was done, and with how much of it. */
function headLine(
  { sources, rules, work }: BuildSummary,
  db: string,
  seconds: number,
  { colours }: Page,
): string {
  const { bold, green } = colours;
  const files = sources.reduce((sum, source) => sum + source.files, 0);
  const contents = `${count(rules, 'rule')} from ${count(files, 'file')}`;
  const time = `in ${seconds.toFixed(1)} s`;
  if (work.mode === 'unchanged') {
    return `${bold(green(`${visible(db)} is up to date`))}: ${contents}, looked through ${time}.`;
  }
  if (work.mode === 'new') return `${bold(green(`Built ${visible(db)}`))}: ${contents} ${time}.`;
  const gone = work.removed === 0 ? '' : `, ${count(work.removed, 'old one')} taken out`;
  const done = `${count(work.read, 'file')} read${gone}, ${number(work.kept)} known already`;
  return `${bold(green(`Updated ${visible(db)}`))}: ${contents} ${time}; ${done}.`;
}

function attackLines({ attack }: BuildSummary, page: Page): string | null {
  if (attack.length === 0) return null;
  const lines = attack.map(({ file, name, version, techniques }) => {
    const title = [name ?? 'ATT&CK', version].filter((part) => part !== null).join(' ');
    return `${visible(title)}: ${count(techniques, 'technique')} from ${visible(file)}.`;
  });
  return lines.map((line) => wrapProse(line, page)).join('\n');
}

function remarks({ diagnostics }: BuildSummary, db: string, page: Page): string {
  const { error, warning, info } = diagnostics;
  if (error + warning + info === 0)
    return wrapProse('Every rule was understood, without a remark.', page);
  const parts = [count(error, 'error'), count(warning, 'warning'), count(info, 'info')];
  const see = `All of them with their places: concord diagnostics${dbOption(db)}`;
  const left = error === 0 ? '' : ' What an error names was left out, or understood in part.';
  return wrapProse(`${parts.join(', ')}.${left} ${see}`, page);
}

function errorSection(
  { errors, diagnostics }: BuildSummary,
  db: string,
  page: Page,
): string | null {
  if (errors.length === 0) return null;
  const shown = errors
    .slice(0, MOST_ERRORS)
    .map(({ source, path, diagnostic, excerpt }) =>
      diagnosticText(
        `${source}:${path}`,
        diagnostic,
        lineOnly(excerpt, diagnostic.span.column),
        page,
      ),
    );
  const left = diagnostics.error - shown.length;
  const more = `${count(left, 'further error')}: concord diagnostics error${dbOption(db)}`;
  const body = shown.join('\n\n');
  const title = left > 0 ? 'FIRST ERRORS' : 'ERRORS';
  return section({ title, body, footer: left > 0 ? [more] : [] }, page);
}

function nextSteps(db: string, example: string | null, page: Page): string {
  const option = dbOption(db);
  const steps = [
    [`concord techniques${option}`, 'the techniques that have rules'],
    [`concord technique ${example ?? 'ID'}${option}`, 'what the rules of one filter on'],
    [
      `concord search ${example === null ? 'WORDS' : 'dns'}${option}`,
      'rules, fields and values by their words',
    ],
  ];
  const columns: readonly Column[] = [{ title: '' }, { title: '', wrap: true }];
  const rows = steps.map(([command = '', what = '']) => ({
    cells: [{ text: command, style: page.colours.cyan }, what],
  }));
  return section({ title: 'NEXT', body: table(columns, rows, page) }, page);
}

function dbOption(db: string): string {
  if (db === DEFAULT_DB) return '';
  return ` --db ${/^[\w./:@+-]+$/.test(db) ? db : quoted(db)}`;
}
