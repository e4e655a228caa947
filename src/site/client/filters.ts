import { button, element } from './element.js';
import { EVERYTHING, type Filter, type List } from './List.js';
import type { PageRule, PageRules } from './pageRules.js';
import type { Row } from './Row.js';

interface Choice {
  readonly text: string;
  readonly kind: string;
  readonly level: string;
  readonly status: string;
  readonly withScope: boolean;
  readonly vendors: ReadonlySet<string>;
}

/** The bar that filters the lists of a page together. */
export function addFilters(lists: readonly List[], rules: PageRules): void {
  const place = document.querySelector<HTMLElement>('[data-filters]');
  if (place === null) return;
  const filtered = lists.filter(({ holder }) => isFiltered(holder));
  const vendors = [...new Set(rules.all.map(({ vendor }) => vendor))];
  const form = element('form', { 'aria-label': 'Filter' });
  const kinds = [...new Set([...document.querySelectorAll('table.rows')].flatMap(kindsOf))].sort();
  form.append(
    labelled('Contains', element('input', { type: 'search', name: 'text', autocomplete: 'off' })),
    ...select('Kind', 'kind', kinds),
    ...select(
      'Level',
      'level',
      distinct(rules, ({ level }) => level),
    ),
    ...select(
      'Status',
      'status',
      distinct(rules, ({ status }) => status),
    ),
    ...(vendors.length < 2 ? [] : [vendorBoxes(vendors)]),
    ...(document.querySelector('tr.scope') === null ? [] : [check('scope', 'on', 'Scope rows')]),
    button('Clear', () => {
      form.reset();
      void apply();
    }),
  );
  place.append(form);

  const apply = async () => {
    const filter = filterOf(choiceOf(form, vendors), vendors.length, rules);
    await Promise.all(filtered.map((list) => list.filter(filter)));
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Lists of comparisons and of rules; the sums above them are about all rules. */
function isFiltered(holder: HTMLElement): boolean {
  return holder.querySelector('table.rows, table.rules') !== null;
}

function kindsOf(table: Element): readonly string[] {
  const column = table.querySelector('th')?.textContent === 'Field' ? 1 : 0;
  return [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map(
    (line) => line.cells[column]?.textContent ?? '',
  );
}

function distinct(rules: PageRules, of: (rule: PageRule) => string): readonly string[] {
  return [...new Set(rules.all.map(of))].filter((one) => one !== '').sort();
}

function choiceOf(form: HTMLFormElement, vendors: readonly string[]): Choice {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    text: text('text').trim().toLowerCase(),
    kind: text('kind'),
    level: text('level'),
    status: text('status'),
    withScope: form.elements.namedItem('scope') === null || data.has('scope'),
    vendors: new Set(vendors.filter((vendor) => vendors.length < 2 || data.has(`v-${vendor}`))),
  };
}

function filterOf(choice: Choice, vendors: number, rules: PageRules): Filter {
  const { text, kind, level, status, withScope } = choice;
  const byRule = level !== '' || status !== '' || choice.vendors.size < vendors;
  if (text === '' && kind === '' && withScope && !byRule) return EVERYTHING;
  const wanted = new Set(
    rules.all
      .filter(
        (rule) =>
          choice.vendors.has(rule.vendor) &&
          (level === '' || rule.level === level) &&
          (status === '' || rule.status === status),
      )
      .map(({ place }) => place),
  );
  const countOf = ({ places }: Row) => (places ?? []).filter((place) => wanted.has(place)).length;
  return {
    wants: (row) =>
      (text === '' || row.text.includes(text)) &&
      (kind === '' || row.kind === null || row.kind === kind) &&
      (withScope || !row.isScope) &&
      (!byRule || row.places === null || countOf(row) > 0),
    countOf: byRule ? countOf : null,
  };
}

function labelled(name: string, control: HTMLElement): HTMLElement {
  return element('label', {}, element('span', {}, name), control);
}

function select(label: string, name: string, options: readonly string[]): readonly HTMLElement[] {
  if (options.length < 2) return [];
  const control = element('select', { name }, element('option', { value: '' }, 'any'));
  for (const option of options) control.append(element('option', { value: option }, option));
  return [labelled(label, control)];
}

function vendorBoxes(vendors: readonly string[]): HTMLElement {
  const boxes = element('fieldset', {}, element('legend', {}, 'Vendors'));
  for (const vendor of vendors) boxes.append(check(`v-${vendor}`, 'on', vendor));
  return boxes;
}

function check(name: string, value: string, label: string): HTMLElement {
  const box = element('input', { type: 'checkbox', name, value, checked: '' });
  return element('label', { class: 'check' }, box, label);
}
