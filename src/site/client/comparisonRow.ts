import { element } from './element.js';
import type { PageRules } from './pageRules.js';
import { readPlaces, wantedOf } from './places.js';
import { figure, type Row } from './Row.js';

/** A comparison as files made of the list give it. */
interface ComparisonItem {
  readonly field: string;
  readonly aspect: string | null;
  readonly kind: string;
  readonly value: string;
  /** The value as it is shown. */
  readonly shown: string;
  readonly reach?: number;
  readonly specific?: boolean;
  readonly role: string;
  /** What the authors call the field, where they call it otherwise. */
  readonly names: string;
  readonly places: readonly number[];
}

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
  return ['field', 'aspect', 'kind', 'value', 'rules', ...reach, 'role', 'ruleIds', 'names'];
}

/** A comparison that stands in the page. */
export function rowOfLine(line: HTMLTableRowElement, layout: Layout, rules: PageRules): Row {
  const cells = [...line.cells];
  const fieldCell = layout.hasField ? cells.shift() : undefined;
  const [kind, value, count, reach] = cells;
  const shown = value?.querySelector('code')?.textContent ?? '';
  const aspectHolder = layout.hasField ? fieldCell : value?.querySelector('summary');
  const item: ComparisonItem = {
    field: fieldCell?.querySelector('a, .f')?.textContent ?? layout.field,
    aspect: aspectOf(aspectHolder),
    kind: kind?.textContent ?? '',
    value: comparedValue(line, shown),
    shown,
    ...(layout.hasReach ? reached(reach?.textContent ?? '', count?.textContent ?? '') : {}),
    role: line.classList.contains('scope') ? 'scope' : 'selection',
    names: value?.querySelector('details > p:not(.behind)')?.textContent ?? '',
    places: readPlaces(value?.querySelector('.behind')?.textContent ?? ''),
  };
  return toRow(item, layout, rules, () => line);
}

/** The comparisons under one heading of the page beside; their lines are made when asked for. */
export function rowsOfBody(
  body: HTMLTableSectionElement,
  layout: Layout,
  rules: PageRules,
): readonly Row[] {
  const [head, ...lines] = body.rows;
  const link = head?.querySelector('a');
  const shared = {
    field: head?.querySelector('a, .f')?.textContent ?? '',
    aspect: aspectOf(head),
    kind: head?.querySelector('b')?.textContent ?? '',
    role: body.classList.contains('scope') ? 'scope' : 'selection',
    names: head?.querySelector('small')?.textContent ?? '',
  };
  return lines.map((line) => {
    const texts = [...line.cells].map((cell) => cell.textContent ?? '');
    const [shown = '', count = ''] = texts;
    const item: ComparisonItem = {
      ...shared,
      value: comparedValue(line, shown),
      shown,
      ...(layout.hasReach ? reached(texts[2] ?? '', count) : {}),
      places: readPlaces(texts.at(-1) ?? ''),
    };
    let made: HTMLTableRowElement | null = null;
    return toRow(item, layout, rules, () => {
      made ??= makeLine(item, layout, link?.getAttribute('href') ?? null);
      return made;
    });
  });
}

function aspectOf(holder: Element | null | undefined): string | null {
  return holder?.querySelector('i')?.textContent?.replace(/^\s*·/, '') ?? null;
}

/** A blank reach means that no other rules use the comparison. */
function reached(reach: string, rules: string) {
  return { reach: figure(reach || rules), specific: reach === '' };
}

/** The very value of a line: kept beside it where what is shown differs. */
function comparedValue(line: HTMLTableRowElement, shown: string): string {
  const raw = line.dataset.v;
  return raw === undefined ? shown : String(JSON.parse(raw));
}

function toRow(item: ComparisonItem, layout: Layout, rules: PageRules, line: Row['line']): Row {
  const { field, aspect, kind, value, shown, reach, specific, role, names, places } = item;
  const countColumn = layout.hasField ? 3 : 2;
  return {
    line,
    keys: [
      ...(layout.hasField ? [field.toLowerCase()] : []),
      ...[kind, value.toLowerCase(), places.length],
      ...(layout.hasReach ? [specific === true ? 0 : (reach ?? 0)] : []),
    ],
    cells: (isWanted) => {
      const wanted = wantedOf(places, isWanted);
      const ids = wanted.map((place) => rules.at(place)?.id ?? '').join(';');
      const numbers = [wanted.length, ...(layout.hasReach ? [reach ?? 0, specific ?? false] : [])];
      return [field, aspect, kind, value, ...numbers, role, ids, names.replace(/^Written as /, '')];
    },
    text: `${field} ${value} ${names}`.toLowerCase(),
    kinds: [kind],
    isScope: role === 'scope',
    places,
    recount: (isWanted) => {
      const cell = line().cells[countColumn];
      if (cell !== undefined) {
        cell.textContent = wantedOf(places, isWanted).length.toLocaleString('en-US');
      }
    },
    compared: { field, shown },
  };
}

function makeLine(item: ComparisonItem, layout: Layout, href: string | null): HTMLTableRowElement {
  const { field, aspect, kind, shown, reach, specific, role, names, places } = item;
  const line = element('tr', role === 'scope' ? { class: 'scope' } : {});
  if (layout.hasField) {
    const name =
      href === null ? element('span', { class: 'f' }, field) : element('a', { href }, field);
    const cell = element('td', {}, name);
    if (aspect !== null) cell.append(element('i', {}, `·${aspect}`));
    if (role === 'scope') cell.append(element('span', { class: 'mark' }, ' scope'));
    line.append(cell);
  }
  const summary = element('summary', {}, element('code', {}, shown));
  if (!layout.hasField && aspect !== null) summary.append(element('i', {}, ` ·${aspect}`));
  const details = element('details', {}, summary);
  if (names !== '') details.append(element('p', {}, names));
  details.append(element('p', { class: 'behind' }, `Rules ${places.join(' ')}`));
  line.append(
    element('td', {}, kind),
    element('td', {}, details),
    element('td', {}, places.length.toLocaleString('en-US')),
  );
  if (layout.hasReach) {
    const text = specific === true ? '' : (reach ?? 0).toLocaleString('en-US');
    line.append(element('td', {}, text));
  }
  return line;
}
