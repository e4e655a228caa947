import { SIGNS } from '../../catalog/predicateMark.js';
import type { Exclusion, Indicator } from '../../catalog/rowLists.js';
import { visibleValue } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import type { Page } from './Page.js';
import { type Column, type Row, table } from './table.js';
import { number } from './words.js';

const ROW: readonly Column[] = [
  { title: 'Field', wrap: true },
  { title: 'Kind' },
  { title: 'Value', wrap: true },
];

/** Rows with how many rules look for them; the reach is left blank where the row is specific. */
export function indicatorTable(rows: readonly Indicator[], page: Page): string {
  const columns: readonly Column[] = [
    ...ROW,
    { title: 'Rules', align: 'right' },
    { title: 'Reach', align: 'right' },
  ];
  const lines = rows.map((row) =>
    rowLine(row, [number(row.rules), row.specific ? '' : number(row.reach)], page),
  );
  return table(columns, lines, page);
}

/** Rows with how many rules exclude them. */
export function exclusionTable(rows: readonly Exclusion[], page: Page): string {
  const columns: readonly Column[] = [...ROW, { title: 'Excluded by', align: 'right' }];
  return table(
    columns,
    rows.map((row) => rowLine(row, [number(row.rules)], page)),
    page,
  );
}

/** Field, kind and value, and the figures behind them; dimmed where it only chooses the events. */
export function rowLine(
  row: Omit<Exclusion, 'ruleIds' | 'rules'>,
  figures: readonly string[],
  page: Page,
): Row {
  const isScope = row.role === 'scope';
  const field = fieldName(row.field, row.aspect) + (isScope ? ` ${SIGNS.scope}` : '');
  const texts = [field, row.kind, visibleValue(row.value), ...figures];
  return {
    cells: isScope ? texts.map((text) => ({ text, style: page.colours.dim })) : texts,
  };
}
