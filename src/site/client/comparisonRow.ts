import { element } from './element.js';
import type { PageRules } from './pageRules.js';
import { figure, type Row } from './Row.js';

/** A comparison as files made of the list give it. */
interface ComparisonItem {
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: string;
  readonly value: string;
  readonly rules: number;
  readonly reach?: number;
  readonly specific?: boolean;
  readonly role: string;
}

/** A comparison as `rows.json` has it: -1 for the reach of one that is specific. */
export type StoredRow = readonly [
  field: number,
  aspect: string | null,
  kind: string,
  value: string,
  reach: number,
  scope: 0 | 1,
  places: readonly number[],
];

/** How the table of a list of comparisons is laid out. */
export interface Layout {
  readonly hasField: boolean;
  readonly hasReach: boolean;
  /** The field of all rows, where the table has no column for it. */
  readonly field: string;
}

/** Columns of files made of a list of comparisons. */
export function columnsOf({ hasReach }: Layout): readonly string[] {
  const reach = hasReach ? ['reach', 'specific'] : [];
  return ['field', 'aspect', 'kind', 'value', 'rules', ...reach, 'role', 'ruleIds'];
}

/** A comparison that stands in the page. */
export function rowOfLine(line: HTMLTableRowElement, layout: Layout, rules: PageRules): Row {
  const cells = [...line.cells];
  const fieldCell = layout.hasField ? cells.shift() : undefined;
  const [kind, value, count, reach] = cells;
  const numbers = value?.querySelector('.behind')?.textContent?.match(/\d+/g) ?? [];
  const places = numbers.map(Number);
  const aspectHolder = layout.hasField ? fieldCell : value?.querySelector('summary');
  const aspect = aspectHolder?.querySelector('i')?.textContent?.replace(/^\s*·/, '') ?? null;
  const reachText = reach?.textContent ?? '';
  const item: ComparisonItem = {
    field: fieldCell?.querySelector('a, .f')?.textContent ?? layout.field,
    aspect,
    kind: kind?.textContent ?? '',
    value: comparedValue(line),
    rules: figure(count?.textContent ?? ''),
    ...(layout.hasReach
      ? { reach: figure(reachText || (count?.textContent ?? '')), specific: reachText === '' }
      : {}),
    role: line.classList.contains('scope') ? 'scope' : 'selection',
  };
  return toRow(
    item,
    places,
    layout,
    rules,
    () => line,
    () => line,
  );
}

/** A comparison that does not stand in the page; its line is made when it is asked for. */
export function rowOfStored(
  [number, aspect, kind, value, reach, scope, places]: StoredRow,
  fields: readonly (readonly [name: string, href: string | null])[],
  layout: Layout,
  rules: PageRules,
): Row {
  let made: HTMLTableRowElement | null = null;
  const [field, href] = fields[number] ?? ['', null];
  const specific = reach === -1;
  const item: ComparisonItem = {
    ...{ field, aspect, kind, value, rules: places.length },
    ...(layout.hasReach ? { reach: specific ? places.length : reach, specific } : {}),
    role: scope === 1 ? 'scope' : 'selection',
  };
  const line = () => {
    made ??= makeLine(item, places, layout, href);
    return made;
  };
  return toRow(item, places, layout, rules, line, () => made);
}

/** The very value of a line: kept beside it where what is shown differs. */
function comparedValue(line: HTMLTableRowElement): string {
  const raw = line.dataset.v;
  if (raw !== undefined) return String(JSON.parse(raw));
  return line.querySelector('code')?.textContent ?? '';
}

function toRow(
  item: ComparisonItem,
  places: readonly number[],
  layout: Layout,
  rules: PageRules,
  line: Row['line'],
  made: Row['made'],
): Row {
  const { field, aspect, kind, value, rules: count, reach, specific, role } = item;
  const ids = () => places.map((place) => rules.at(place)?.id ?? '').join(';');
  const shownReach = specific === true ? 0 : (reach ?? 0);
  return {
    line,
    made,
    keys: [
      ...(layout.hasField ? [field.toLowerCase()] : []),
      ...[kind, value.toLowerCase(), count],
      ...(layout.hasReach ? [shownReach] : []),
    ],
    get cells() {
      const reached = layout.hasReach ? [reach ?? 0, specific ?? false] : [];
      return [field, aspect, kind, value, count, ...reached, role, ids()];
    },
    text: `${field} ${value}`.toLowerCase(),
    kind,
    isScope: role === 'scope',
    places,
  };
}

function makeLine(
  item: ComparisonItem,
  places: readonly number[],
  layout: Layout,
  href: string | null,
): HTMLTableRowElement {
  const { field, aspect, kind, value, rules, reach, specific, role } = item;
  const line = element('tr', role === 'scope' ? { class: 'scope' } : {});
  if (layout.hasField) {
    const name =
      href === null ? element('span', { class: 'f' }, field) : element('a', { href }, field);
    const cell = element('td', {}, name);
    if (aspect !== null) cell.append(element('i', {}, `·${aspect}`));
    if (role === 'scope') cell.append(element('span', { class: 'mark' }, ' scope'));
    line.append(cell);
  }
  const shown = visibleValue(value);
  if (shown !== value) line.dataset.v = JSON.stringify(value);
  const behind = element('p', { class: 'behind' }, `Rules ${places.join(' ')}`);
  const summary = element('summary', {}, element('code', {}, shown));
  if (!layout.hasField && aspect !== null) summary.append(element('i', {}, ` ·${aspect}`));
  line.append(
    element('td', {}, kind),
    element('td', {}, element('details', {}, summary, behind)),
    element('td', { class: 'n' }, rules.toLocaleString('en-US')),
  );
  if (layout.hasReach) {
    const text = specific === true ? '' : (reach ?? 0).toLocaleString('en-US');
    line.append(element('td', { class: 'n' }, text));
  }
  return line;
}

/** As the page's own rows show a value. */
function visibleValue(text: string): string {
  if (text === '') return '""';
  const byNumber = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
      .replace(/[\u0000-\u001f]/g, (char) => String.fromCharCode(0x2400 + char.charCodeAt(0)))
      .replace(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, byNumber)
      .replace(/(?! )[\p{Zs}\u200b\u2060\ufeff]/gu, byNumber)
      .replace(/^ +| +$/g, (run) => '\u2423'.repeat(run.length))
  );
}
