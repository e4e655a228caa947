import type { GuideEvent } from '../../catalog/technique.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { type Column, table } from './table.js';
import { number } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Event', wrap: true },
  { title: 'Title', wrap: true },
  { title: 'Rules', align: 'right' },
  { title: 'By id', align: 'right' },
];

/** Events with how many rules look at them, and how many of those name the event's id. */
export function eventTable(events: readonly GuideEvent[], page: Page): string {
  const rows = events.map(({ id, title, rules, explicit }) => ({
    cells: [visible(id), visible(title ?? ''), number(rules), number(explicit)],
  }));
  return table(COLUMNS, rows, page);
}
