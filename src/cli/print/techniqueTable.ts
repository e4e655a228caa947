import { visible } from '../../text/visible.js';
import type { Page } from './Page.js';
import { section, shownOf } from './section.js';
import { type Column, table } from './table.js';
import { number } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Id' },
  { title: 'Technique', wrap: true },
  { title: 'Rules', align: 'right' },
];

interface Counted {
  readonly id: string;
  readonly name: string | null;
  readonly rules: number;
}

export interface TechniqueList {
  /** Those that are shown. */
  readonly techniques: readonly Counted[];
  /** How many there are in all. */
  readonly distinct: number;
  readonly guidance: string;
}

/** A section with techniques and how many rules of some set each has; null where it has none. */
export function techniqueTable(
  { techniques, distinct, guidance }: TechniqueList,
  page: Page,
): string | null {
  if (techniques.length === 0) return null;
  const rows = techniques.map(({ id, name, rules }) => ({
    cells: [
      { text: id, style: page.colours.cyan },
      visible(name ?? '(no name known)'),
      number(rules),
    ],
  }));
  const body = table(COLUMNS, rows, page);
  return section(
    {
      title: 'TECHNIQUES',
      size: distinct,
      guidance,
      body,
      footer: [shownOf(rows.length, distinct)],
    },
    page,
  );
}
