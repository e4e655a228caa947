import type { TechniqueItem } from '../../catalog/techniques.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { joinParts, section } from './section.js';
import { type Column, table } from './table.js';
import { number } from './words.js';

/** The techniques that rules are tagged with, for people. */
export function printTechniques(items: readonly TechniqueItem[], page: Page): string {
  const vendors = VENDORS.filter((vendor) => items.some((item) => item.byVendor[vendor] > 0));
  const byVendor = vendors.length > 1 ? vendors : [];
  const columns: readonly Column[] = [
    { title: 'Id' },
    { title: 'Technique', wrap: true },
    { title: 'Rules', align: 'right' },
    ...byVendor.map((vendor) => ({ title: vendor, align: 'right' as const })),
    { title: 'Tactics', wrap: true },
  ];
  const rows = items.map(({ id, name, rules, byVendor: counts, tactics }) => ({
    cells: [
      { text: id, style: page.colours.cyan },
      visible(name ?? '(no name known)'),
      number(rules),
      ...byVendor.map((vendor) => number(counts[vendor])),
      visible(tactics.join(', ')),
    ],
  }));
  const guidance =
    'ATT&CK techniques by how many rules are tagged with exactly that id; sub-techniques stand on lines of their own.';
  const footer = [`The authoring guide of one: concord technique ${items[0]?.id ?? 'ID'}`];
  const body = table(columns, rows, page);
  return joinParts([
    section({ title: 'TECHNIQUES', size: items.length, guidance, body, footer }, page),
  ]);
}
