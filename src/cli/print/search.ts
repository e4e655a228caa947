import type { SearchAnswer } from '../../catalog/overview.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { rowLine } from './rowTable.js';
import { joinParts, section } from './section.js';
import { quoted } from './shell.js';
import { type Column, table } from './table.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

type Hit = SearchAnswer['items'][number];

const GROUPS: readonly (readonly [type: Hit['type'], title: string, command: string])[] = [
  ['technique', 'TECHNIQUES', 'technique'],
  ['field', 'FIELDS', 'field'],
  ['event', 'EVENTS', 'event'],
  ['rule', 'RULES', 'rule'],
];

/** What a search found, for people. */
export function printSearch(answer: SearchAnswer, page: Page): string {
  const { query, items, values, more } = answer;
  if (items.length === 0 && values.items.length === 0) {
    const message = `Nothing in the catalog has the words of ${quoted(query)}, and no value contains it.`;
    return joinParts([wrapProse(`${message} Try fewer words, or only their beginnings.`, page)]);
  }
  const groups = GROUPS.map(([type, title, command]) => {
    const hits = items.filter((hit) => hit.type === type);
    return hits.length === 0 ? null : hitSection(hits, title, command, page);
  });
  const rest = `Only the best ${count(items.length, 'match', 'matches')} are shown; further words narrow them down.`;
  return joinParts([
    ...groups,
    valueSection(answer, page),
    more ? wrapProse(page.colours.dim(rest), page) : null,
  ]);
}

const HIT: readonly Column[] = [{ title: '', wrap: true }];

function hitSection(hits: readonly Hit[], title: string, command: string, page: Page): string {
  const rows = hits.map(({ key, title: text }) => ({
    cells: [visible(text)],
    notes:
      key === text || text.startsWith(`${key} `)
        ? []
        : [{ text: visible(key), style: page.colours.dim }],
  }));
  const footer = [`To open one: concord ${command} ${argument(hits[0]?.key ?? 'ID')}`];
  const body = table(HIT, rows, page);
  return section({ title, size: hits.length, body, footer }, page);
}

function argument(key: string): string {
  return /^[\w./:#-]+$/.test(key) ? key : quoted(key);
}

const VALUE: readonly Column[] = [
  { title: 'Field', wrap: true },
  { title: 'Kind' },
  { title: 'Value', wrap: true },
  { title: 'Reach', align: 'right' },
];

function valueSection({ query, values }: SearchAnswer, page: Page): string | null {
  const { items, distinct } = values;
  if (items.length === 0) return null;
  const rows = items.map((row) => rowLine(row, [number(row.reach)], page));
  const left = distinct - items.length;
  const more = left > 0 ? `${count(left, 'further comparison')} and the rules` : 'The rules';
  const footer = [`${more} behind them: concord value ${quoted(query)}${left > 0 ? ' --all' : ''}`];
  const body = table(VALUE, rows, page);
  return section({ title: 'VALUES', size: distinct, body, footer }, page);
}
