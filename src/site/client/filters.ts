import { button, element } from './element.js';
import { EVERYTHING, type Filter, type List } from './List.js';
import type { PageRule, PageRules } from './pageRules.js';
import type { IsWanted } from './places.js';
import { samplesFilter } from './samples.js';

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
  const vendors = [...document.querySelectorAll<HTMLElement>('[data-rules] [data-vendor]')].map(
    ({ dataset }) => dataset.vendor ?? '',
  );
  const form = element('form', { 'aria-label': 'Filter' });
  form.append(
    labelled('Contains', element('input', { type: 'search', name: 'text', autocomplete: 'off' })),
    ...select('Kind', 'kind', kindsOf(lists)),
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

  const showSamples = samplesFilter(lists);
  const showNotes = notesOn(lists);
  const apply = async () => {
    const choice = choiceOf(form, vendors);
    if (isByRule(choice, vendors.length)) await rules.complete().catch(() => {});
    const filter = filterOf(choice, vendors.length, rules);
    await Promise.all(lists.map((list) => list.filter(filter)));
    showSamples(filter.isWanted);
    showNotes(filter.isWanted);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** All kinds of comparison in the lists, those that the page does not hold included. */
function kindsOf(lists: readonly List[]): readonly string[] {
  const kinds = lists.flatMap(({ holder, rows }) => [
    ...(holder.dataset.kinds?.split(' ') ?? []),
    ...rows().flatMap((row) => row.kinds ?? []),
  ]);
  return [...new Set(kinds)].sort();
}

/** Says where a list counts all rules, whichever are chosen. */
function notesOn(lists: readonly List[]): (isWanted: IsWanted) => void {
  const notes = lists
    .filter(({ rows }) => rows().every(({ places }) => places === null))
    .map(({ holder }) => {
      const note = element('p', { class: 'guide' }, 'Counts all rules, not only the chosen ones.');
      holder.prepend(note);
      return note;
    });
  const show = (isWanted: IsWanted) => {
    for (const note of notes) note.hidden = isWanted === null;
  };
  show(null);
  return show;
}

function distinct(rules: PageRules, of: (rule: PageRule) => string): readonly string[] {
  return [...new Set(rules.all().map(of))].filter((one) => one !== '').sort();
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

function isByRule({ level, status, vendors }: Choice, all: number): boolean {
  return level !== '' || status !== '' || vendors.size < all;
}

function filterOf(choice: Choice, vendors: number, rules: PageRules): Filter {
  const { text, kind, level, status, withScope } = choice;
  const byRule = isByRule(choice, vendors);
  if (text === '' && kind === '' && withScope && !byRule) return EVERYTHING;
  const wanted = new Set(
    rules
      .all()
      .filter(
        (rule) =>
          choice.vendors.has(rule.vendor) &&
          (level === '' || rule.level === level) &&
          (status === '' || rule.status === status),
      )
      .map(({ place }) => place),
  );
  return {
    wants: (row) =>
      (text === '' || row.text.includes(text)) &&
      (kind === '' || row.kinds === null || row.kinds.includes(kind)) &&
      (withScope || !row.isScope) &&
      (!byRule || row.places === null || row.places.some((place) => wanted.has(place))),
    isWanted: byRule ? (place) => wanted.has(place) : null,
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
