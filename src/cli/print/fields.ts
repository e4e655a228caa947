import type { FieldItem, UnmappedNames } from '../../catalog/fields.js';
import { SIGNS } from '../../catalog/predicateMark.js';
import { visible } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import { namesText } from './fieldTable.js';
import type { Page } from './Page.js';
import { joinParts, said, scopeSentence, section } from './section.js';
import { quoted } from './shell.js';
import { type Column, table } from './table.js';
import { number } from './words.js';

const COLUMNS: readonly Column[] = [
  { title: 'Field', wrap: true },
  { title: 'Rules', align: 'right' },
  { title: 'What it holds', wrap: true },
];

/** The canonical fields that rules filter on, for people. */
export function printFields(items: readonly FieldItem[], page: Page): string {
  const rows = items.map((item) => {
    const { field, rules, role, description } = item;
    const names = namesText(item);
    return {
      cells: [
        `${fieldName(field)}${role === 'scope' ? ` ${SIGNS.scope}` : ''}`,
        number(rules),
        visible(description ?? ''),
      ],
      notes: names === '' ? [] : [{ text: names, style: page.colours.dim }],
    };
  });
  const guidance = said(
    "Fields by how many rules filter on them, whatever their authors call them. One without a description is an author's own name that the vocabulary does not know.",
    scopeSentence(items),
  );
  const footer = [
    `One field: concord field ${quoted(items[0]?.field ?? 'NAME')}`,
    'The names that are not known: concord fields --unmapped',
  ];
  const body = table(COLUMNS, rows, page);
  return joinParts([
    section({ title: 'FIELDS', size: items.length, guidance, body, footer }, page),
  ]);
}

/** The names that stand for no concept, vendor by vendor, for people. */
export function printUnmapped({ items, coverage }: UnmappedNames, page: Page): string {
  const known = coverage.map(({ vendor, uses, mapped }) => ({
    cells: [vendor, number(uses), `${((100 * mapped) / uses).toFixed(1)} %`],
  }));
  const rows = items.map(({ vendor, name, rules }) => ({
    cells: [vendor, fieldName(name), number(rules)],
  }));
  return joinParts([
    section(
      {
        title: 'KNOWN NAMES',
        guidance:
          "How much of what rules filter on goes by a name that the vocabulary knows, each of a rule's names counted once.",
        body: table(COVERAGE, known, page),
      },
      page,
    ),
    section(
      {
        title: 'NAMES WITHOUT A CONCEPT',
        size: items.length,
        guidance:
          items.length === 0
            ? 'Every name is known.'
            : "Authors' names that count as fields of their own, by how many rules filter on them.",
        body: rows.length === 0 ? '' : table(UNMAPPED, rows, page),
      },
      page,
    ),
  ]);
}

const COVERAGE: readonly Column[] = [
  { title: 'Vendor' },
  { title: 'Uses', align: 'right' },
  { title: 'Known', align: 'right' },
];

const UNMAPPED: readonly Column[] = [
  { title: 'Vendor' },
  { title: 'Name', wrap: true },
  { title: 'Rules', align: 'right' },
];
