import type { FieldDetail } from '../../catalog/field.js';
import { SIGNS } from '../../catalog/predicateMark.js';
import { visible } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import { howText, namesText } from './fieldTable.js';
import type { Page } from './Page.js';
import { rowLine } from './rowTable.js';
import { joinParts, section, shownOf } from './section.js';
import { quoted } from './shell.js';
import { type Column, table } from './table.js';
import { techniqueTable } from './techniqueTable.js';
import { count, number } from './words.js';
import { wrapProse } from './wrap.js';

const MOST_TECHNIQUES = 15;

/** One field with how rules use it, for people. `asked` is the name as it was typed. */
export function printField(
  field: FieldDetail,
  asked: string,
  showsAll: boolean,
  page: Page,
): string {
  return joinParts([
    headingOf(field, asked, page),
    valueSection(field, page),
    techniqueTable(
      {
        techniques: showsAll ? field.techniques : field.techniques.slice(0, MOST_TECHNIQUES),
        distinct: field.techniques.length,
        guidance: 'Techniques whose rules filter on this field, by how many of them do.',
      },
      page,
    ),
  ]);
}

function headingOf(field: FieldDetail, asked: string, page: Page): string {
  const { bold, cyan } = page.colours;
  const typed = asked.trim();
  const other = field.alsoKnownAs.map((name) => fieldName(name)).join(', ');
  const names = namesText(field);
  const lines = [
    `${bold(cyan(fieldName(field.field)))}`,
    `${bold(count(field.rules, 'rule'))} ${field.rules === 1 ? 'filters' : 'filter'} on it: ${howText(field.how)}.`,
    ...(field.role === 'scope' ? [`${SIGNS.scope} It only chooses the log source or event.`] : []),
    ...(names === '' ? [] : [`${names.charAt(0).toUpperCase()}${names.slice(1)}.`]),
    ...(other === '' ? [] : [`'${visible(typed)}' also stands for: ${other}.`]),
  ];
  return lines.map((line) => wrapProse(line, page)).join('\n');
}

const COLUMNS: readonly Column[] = [
  { title: 'Field', wrap: true },
  { title: 'Kind' },
  { title: 'Value', wrap: true },
  { title: 'Reach', align: 'right' },
];

function valueSection({ values }: FieldDetail, page: Page): string {
  const { items, distinct } = values;
  const [first] = items;
  if (first === undefined) {
    return section(
      { title: 'VALUES', size: 0, guidance: 'No rule compares it with a value.', body: '' },
      page,
    ).trimEnd();
  }
  const hasAspects = items.some(({ aspect }) => aspect !== null);
  const rows = items.map((row) => {
    const line = rowLine(row, [number(row.reach)], page);
    return hasAspects ? line : { ...line, cells: line.cells.slice(1) };
  });
  const guidance =
    'What it is compared with, exclusions included, by how many rules of the whole catalog do so. Where reach is high, expect noise from the value alone and pair it with a second test.';
  const footer = [
    shownOf(items.length, distinct),
    `The rules behind a value: concord value ${quoted(first.value)}`,
  ];
  const body = table(hasAspects ? COLUMNS : COLUMNS.slice(1), rows, page);
  return section({ title: 'VALUES', size: distinct, guidance, body, footer }, page);
}
