import type { GuideRule } from '../../catalog/technique.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { type Column, type Row, table } from './table.js';
import { number } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Rule', wrap: true },
  { title: 'Level' },
  { title: 'Status' },
];

/** Rules with their level and status, below each where it stands and the id that opens it. */
export function ruleTable(rules: readonly GuideRule[], page: Page): string {
  return table(
    COLUMNS,
    rules.map((rule) => ruleRow(rule, page)),
    page,
  );
}

/** Rules under the names of their vendors, where there are several vendors. */
export function rulesByVendor(rules: readonly GuideRule[], page: Page): string {
  const vendors = VENDORS.filter((vendor) => rules.some((rule) => rule.vendor === vendor));
  if (vendors.length === 1) return ruleTable(rules, page);
  return vendors
    .map((vendor) => {
      const own = rules.filter((rule) => rule.vendor === vendor);
      return `${page.colours.bold(vendor)} (${number(own.length)})\n${ruleTable(own, page)}`;
    })
    .join('\n\n');
}

function ruleRow({ title, level, status, source, path, id, link }: GuideRule, page: Page): Row {
  const place = visible(`${source}:${path}`);
  const name = visible(id);
  const notes = [
    ...(name === place ? [] : [name]),
    place,
    ...(link === null ? [] : [visible(link)]),
  ];
  return {
    cells: [visible(title), visible(level ?? ''), visible(status ?? '')],
    notes: notes.map((text) => ({ text, style: page.colours.dim })),
  };
}
