import { shortCommit } from '../../model/SourceOrigin.js';
import type { SyncResult } from '../../sync/SyncResult.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { joinParts, section } from './section.js';
import { quotedIfNeeded } from './shell.js';
import { type Column, table } from './table.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

const COLUMNS: readonly Column[] = [
  { title: 'Source', wrap: true },
  { title: '' },
  { title: 'Ref', wrap: true },
  { title: 'Commit' },
  { title: 'Date' },
  { title: 'Files', wrap: true },
];

const MOST_RESTORED = 5;

/** What a sync did, and where to go from here, for people. */
export function printSync(
  results: readonly SyncResult[],
  config: string | undefined,
  page: Page,
): string {
  if (results.length === 0) {
    return joinParts([
      wrapProse('The configuration lists no git source; there is nothing to sync.', page),
    ]);
  }
  const rows = results.map((result) => ({
    cells: [
      visible(result.name),
      WORDS[result.status],
      visible(result.refName ?? result.ref ?? ''),
      commitsOf(result),
      result.commitDate?.slice(0, 10) ?? '',
      filesOf(result),
    ],
  }));
  return joinParts([
    table(COLUMNS, rows, page),
    restoredLines(results, page),
    nextStep(results, config, page),
  ]);
}

const WORDS: Readonly<Record<SyncResult['status'], string>> = {
  cloned: 'cloned',
  updated: 'updated',
  unchanged: 'up to date',
  kept: 'not reached',
  failed: 'failed',
};

function commitsOf({ commit, previousCommit }: SyncResult): string {
  if (commit === null) return '';
  const now = shortCommit(commit);
  if (previousCommit === null || previousCommit === commit) return now;
  return `${shortCommit(previousCommit)} → ${now}`;
}

function filesOf({ files }: SyncResult): string {
  if (files === null) return '';
  const { added, changed, removed } = files;
  const parts = [
    [added, 'new'],
    [changed, 'changed'],
    [removed, 'removed'],
  ] as const;
  const told = parts.filter(([size]) => size > 0).map(([size, what]) => `${number(size)} ${what}`);
  return told.length === 0 ? 'none of its own' : told.join(', ');
}

function restoredLines(results: readonly SyncResult[], page: Page): string | null {
  const lines = results
    .filter(({ restored }) => restored.length > 0)
    .map(({ name, restored }) => {
      const shown = restored.slice(0, MOST_RESTORED).join(', ');
      const more = restored.length > MOST_RESTORED ? ', …' : '';
      const text = `${name}: ${count(restored.length, 'file')} of the checkout had been changed by hand and ${restored.length === 1 ? 'is' : 'are'} again as committed: ${shown}${more}`;
      return wrapProse(visible(text), page);
    });
  return lines.length === 0 ? null : lines.join('\n');
}

function nextStep(
  results: readonly SyncResult[],
  config: string | undefined,
  page: Page,
): string | null {
  if (results.some(({ status }) => status === 'failed')) return null;
  const option = config === undefined ? '' : ` --config ${quotedIfNeeded(config)}`;
  const columns: readonly Column[] = [{ title: '' }, { title: '', wrap: true }];
  const command = { text: `concord build${option}`, style: page.colours.cyan };
  const rows = [{ cells: [command, 'make the catalog from them'] }];
  return section({ title: 'NEXT', body: table(columns, rows, page) }, page);
}
