import { SIGNS } from '../../catalog/predicateMark.js';
import type { ValueAnswer, ValueRow } from '../../catalog/value.js';
import { visible, visibleValue } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import type { Page } from './Page.js';
import { joinParts, said, shownOf } from './section.js';
import { quoted } from './shell.js';
import { type Column, table } from './table.js';
import { count, number } from './words.js';
import { breakText, wrapProse } from './wrap.js';

/** The comparisons with a value and the rules that make them, for people. */
export function printValue(answer: ValueAnswer, page: Page): string {
  const { value, items, distinct } = answer;
  const shown = quoted(value);
  if (items.length === 0) {
    const message = `No rule compares anything with ${shown}, or with a value that contains it.`;
    return joinParts([
      wrapProse(
        `${message} 'concord search ${shown}' looks in titles and descriptions, too.`,
        page,
      ),
    ]);
  }
  return joinParts([
    wrapProse(said(opening(answer, shown), shownOf(items.length, distinct)), page),
    ...items.map((row) => rowPart(row, page)),
    wrapProse(page.colours.dim(`To open a rule: concord rule ${exampleId(items)}`), page),
  ]);
}

function opening({ match, distinct, items }: ValueAnswer, shown: string): string {
  const excluded = items.some((row) => row.excluded > 0);
  const found =
    match === 'equal'
      ? `${count(distinct, 'comparison')} with ${shown}, each with its rules.`
      : `No comparison with exactly ${shown}; ${count(distinct, 'comparison')} with a value that contains it.`;
  return said(found, excluded ? `${SIGNS.exclusion} marks a rule that excludes the value.` : '');
}

const COLUMNS: readonly Column[] = [
  { title: '' },
  { title: 'Rule', wrap: true },
  { title: 'Level' },
  { title: 'Status' },
];

function rowPart(row: ValueRow, page: Page): string {
  const { bold, red, dim } = page.colours;
  const rows = row.rules.map(({ id, title, level, status, excludes }) => ({
    cells: [
      excludes ? { text: SIGNS.exclusion, style: red } : '',
      visible(title),
      visible(level ?? ''),
      visible(status ?? ''),
    ],
    notes: [{ text: visible(id), style: dim }],
  }));
  const scope = row.role === 'scope' ? ` ${SIGNS.scope}` : '';
  const what = `${fieldName(row.field, row.aspect)}${scope} ${row.kind} ${visibleValue(row.value)}`;
  const figures = `  ${count(row.reach, 'rule')}${row.excluded === 0 ? '' : `, ${excludedBy(row)}`}`;
  return [
    ...breakText(what, page.proseColumns).map((line) => bold(line.trimEnd())),
    figures,
    table(COLUMNS, rows, page),
  ].join('\n');
}

function excludedBy({ reach, excluded }: ValueRow): string {
  return excluded === reach ? 'excluded by all of them' : `excluded by ${number(excluded)} of them`;
}

function exampleId(items: readonly ValueRow[]): string {
  return visible(items[0]?.rules[0]?.id ?? 'ID');
}
