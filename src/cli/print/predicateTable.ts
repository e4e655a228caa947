import type { PredicateLine } from '../../catalog/predicateLine.js';
import { markOf, SIGNS } from '../../catalog/predicateMark.js';
import { visible, visibleValue } from '../../text/visible.js';
import { fieldName } from './fieldName.js';
import { styleOf } from './marks.js';
import type { Page } from './Page.js';
import { type Column, type Row, table } from './table.js';
import { number } from './words.js';

/** A predicate value, with the reach of its row where there is a catalog. */
export type ShownPredicate = PredicateLine & { readonly reach?: number };

/** From this width on there is room for the author's own operators. */
const WIDE = 110;

/**
 * Predicate values in the order of the text: what each does, where it stands, how common it is, and
 * where it comes from a macro, which one (`macros` has their names by `line:column`).
 */
export function predicateTable(
  predicates: readonly ShownPredicate[],
  page: Page,
  macros: ReadonlyMap<string, string> = new Map(),
): string {
  const isWide = page.columns >= WIDE;
  const hasReach = predicates.some(({ reach }) => reach !== undefined);
  const columns: readonly Column[] = [
    { title: '' },
    { title: 'Field', wrap: true },
    { title: 'Kind' },
    { title: 'Value', wrap: true },
    ...(isWide ? [{ title: 'As written', wrap: true }] : []),
    { title: 'Line', align: 'right' },
    ...(hasReach ? [{ title: 'Reach', align: 'right' as const }] : []),
  ];
  const rows = predicates.map((predicate): Row => {
    const mark = markOf(predicate);
    const style = styleOf(mark, page);
    const { field, derived, kind, value, as, line, column, reach } = predicate;
    const texts = [
      fieldName(field) + (derived ? ' (computed)' : ''),
      mark === 'presence' ? `not ${kind}` : kind,
      value === null ? '' : visibleValue(value),
      ...(isWide ? [visible(as)] : []),
      `${line}:${column}`,
      ...(hasReach ? [reachText(reach)] : []),
    ];
    const cells =
      mark === 'scope' || mark === 'presence' ? texts.map((text) => ({ text, style })) : texts;
    return {
      cells: [{ text: SIGNS[mark], style }, ...cells],
      notes: [
        ...(isWide ? [] : asWritten(predicate, page)),
        ...fromMacro(macros.get(`${line}:${column}`), page),
        ...countsAs(predicate, page),
      ],
    };
  });
  return table(columns, rows, page);
}

function reachText(reach: number | undefined): string {
  if (reach === undefined || reach === 0) return '';
  return reach === 1 ? 'specific' : number(reach);
}

/** Modifiers that change what a value means: without them a row would mislead. */
const TELLING = /windash|base64|utf16|wide|cased|expand|minute|hour|day|week|month|year/;

function asWritten({ as }: PredicateLine, page: Page) {
  return TELLING.test(as) ? [{ text: `written ${visible(as)}`, style: page.colours.dim }] : [];
}

function fromMacro(macro: string | undefined, page: Page) {
  return macro === undefined
    ? []
    : [{ text: `from the macro '${visible(macro)}'`, style: page.colours.dim }];
}

/** The row that a predicate counts in, where it is not the author's own comparison. */
function countsAs(predicate: PredicateLine, page: Page) {
  const { field, kind, value, canonical, aspect, rowKind, rowValue } = predicate;
  const isOwn = canonical === field && rowKind === kind && aspect === null;
  if (isOwn && (rowValue === value || rowValue === value?.toLowerCase())) return [];
  const row = [
    fieldName(canonical, aspect),
    rowKind,
    rowValue === null ? '' : visibleValue(rowValue),
  ];
  return [{ text: `counts as ${row.join(' ').trimEnd()}`, style: page.colours.dim }];
}
