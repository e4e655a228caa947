import type { SourceStats, Stats } from '../../catalog/overview.js';
import { shortCommit } from '../../model/SourceOrigin.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { joinParts, section } from './section.js';
import { type Column, table } from './table.js';
import { number } from './words.js';

const SOURCE_COLUMNS: readonly Column[] = [
  { title: 'Source', wrap: true },
  { title: 'Vendor' },
  { title: 'Language' },
  { title: 'Files', align: 'right' },
  { title: 'Rules', align: 'right' },
  { title: 'In full', align: 'right' },
  { title: 'In part', align: 'right' },
  { title: 'Not', align: 'right' },
];

const ORIGIN_COLUMNS: readonly Column[] = [
  { title: 'Source', wrap: true },
  { title: 'Commit' },
  { title: 'Date' },
  { title: 'Ref', wrap: true },
  { title: 'Repository', wrap: true },
  { title: 'Licence', wrap: true },
];

const TOTAL_COLUMNS: readonly Column[] = [
  { title: '', wrap: true },
  { title: '', align: 'right' },
];

const TOTALS: readonly (readonly [key: string, label: string])[] = [
  ['rules', 'Rules of every status'],
  ['counted', 'Rules that count (neither deprecated nor unsupported)'],
  ['techniques', 'ATT&CK techniques'],
  ['events', 'Log events'],
  ['fields', 'Fields'],
  ['values', 'Distinct comparisons with a value'],
  ['predicates', 'Predicate values in all rules'],
];

/** What the catalog holds, for people. */
export function printStats({ sources, totals }: Stats, page: Page): string {
  const rows = sources.map(({ source, vendor, language, files, rules, full, partly, none }) => ({
    cells: [visible(source), vendor, language, ...[files, rules, full, partly, none].map(number)],
  }));
  const origins = originRows(sources);
  const known = TOTALS.filter(([key]) => totals[key] !== undefined);
  const counts = known.map(([key, label]) => ({ cells: [label, number(totals[key] ?? 0)] }));
  const missed = sources.some(({ partly, none }) => partly + none > 0);
  return joinParts([
    section(
      {
        title: 'SOURCES',
        size: sources.length,
        guidance:
          "What was read, rules of every status counted, and how well it was understood: 'in part' means that something in the query could not be represented, 'not' that nothing could.",
        body: table(SOURCE_COLUMNS, rows, page),
        footer: missed ? ['What was not understood, and where: concord diagnostics'] : [],
      },
      page,
    ),
    origins.length === 0
      ? null
      : section({ title: 'BUILT FROM', body: table(ORIGIN_COLUMNS, origins, page) }, page),
    section(
      {
        title: 'IN THE CATALOG',
        body: table(TOTAL_COLUMNS, counts, page),
      },
      page,
    ),
  ]);
}

/** A line for each source of which something is known; a source has several languages. */
function originRows(sources: readonly SourceStats[]) {
  const bySource = new Map(sources.map((item) => [item.source, item]));
  return [...bySource.values()]
    .filter(({ commit, licence }) => commit !== null || licence !== null)
    .map(({ source, commit, commitDate, ref, repository, licence }) => ({
      cells: [
        visible(source),
        commit === null ? '' : shortCommit(commit),
        commitDate?.slice(0, 10) ?? '',
        ...[ref, repository, licence].map((text) => visible(text ?? '')),
      ],
    }));
}
