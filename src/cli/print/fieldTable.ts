import type { FieldSummary } from '../../catalog/fieldSummary.js';
import { SIGNS } from '../../catalog/predicateMark.js';
import { visibleValue } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import type { Page } from './Page.js';
import { type Row, table } from './table.js';
import { number } from './words.js';

/** Between values on one line; no value is broken off from it silently. */
const BETWEEN = ' | ';

/** Fields with how they are compared, the most frequent values, and the names they go by. */
export function fieldTable(fields: readonly FieldSummary[], page: Page): string {
  const columns = [
    { title: 'Field', wrap: true },
    { title: 'Rules', align: 'right' },
    { title: 'How', wrap: true },
  ] as const;
  return table(
    columns,
    fields.map((field) => fieldRow(field, page)),
    page,
  );
}

function fieldRow(summary: FieldSummary, { colours }: Page): Row {
  const { field, rules, role, how, samples } = summary;
  const mark = role === 'scope' ? ` ${SIGNS.scope}` : '';
  const notes = [samples.map(visibleValue).join(BETWEEN), namesText(summary)];
  return {
    cells: [fieldName(field) + mark, number(rules), howText(how)],
    notes: notes.filter((note) => note !== '').map((text) => ({ text, style: colours.dim })),
  };
}

/** `contains 5, ends_with 4` */
export function howText(how: FieldSummary['how']): string {
  return how.map(({ kind, rules }) => `${kind} ${number(rules)}`).join(', ');
}

/** The authors' names, where one differs from the field's. */
export function namesText({ field, names }: Pick<FieldSummary, 'field' | 'names'>): string {
  if (names.every(({ name }) => name === field)) return '';
  const each = names.map(
    ({ vendor, name, rules }) => `${fieldName(name)} (${vendor} ${number(rules)})`,
  );
  return `written as ${each.join(', ')}`;
}
