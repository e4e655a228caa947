import { element } from './element.js';

const VENDORS = ['Sigma', 'Elastic', 'Splunk', 'Kusto'];
const STEPS = [1, 5, 20, 80];

/** Chooses whose rules the matrix counts. */
export function addMatrixFilter(): void {
  const place = document.querySelector<HTMLElement>('[data-matrix-filters]');
  if (place === null) return;
  const cells = [...document.querySelectorAll<HTMLAnchorElement>('.t')];
  const countsOf = (cell: HTMLElement) => (cell.dataset.n ?? '').split(' ').map(Number);
  const present = VENDORS.filter((_, index) =>
    cells.some((cell) => (countsOf(cell)[index] ?? 0) > 0),
  );
  const form = element('form', { 'aria-label': 'Filter' });
  const boxes = element('fieldset', {}, element('legend', {}, 'Vendors'));
  for (const vendor of present) {
    const box = element('input', { type: 'checkbox', name: vendor, checked: '' });
    boxes.append(element('label', { class: 'check' }, box, vendor));
  }
  const gaps = element('input', { type: 'checkbox', name: 'gaps' });
  form.append(boxes, element('label', { class: 'check' }, gaps, 'Gaps alone'));
  place.append(form);

  form.addEventListener('input', () => {
    const data = new FormData(form);
    const wanted = VENDORS.map((vendor) => data.has(vendor));
    for (const cell of cells) {
      const rules = countsOf(cell).reduce((sum, n, index) => sum + (wanted[index] ? n : 0), 0);
      showCount(cell, rules);
    }
    showColumns(data.has('gaps'));
  });
}

function showCount(cell: HTMLElement, rules: number): void {
  const heat = STEPS.filter((step) => rules >= step).length;
  cell.className = `t h${heat}`;
  const number = cell.querySelector('b');
  if (number === null) return;
  number.textContent = rules === 0 ? '–' : rules.toLocaleString('en-US');
  number.setAttribute('aria-label', rules === 1 ? '1 rule' : `${rules} rules`);
}

/** Counts what each tactic has now; with `gapsOnly`, hides the techniques that have rules. */
function showColumns(gapsOnly: boolean): void {
  for (const tactic of document.querySelectorAll('.tactic')) {
    const own = [...tactic.querySelectorAll<HTMLElement>(':scope > ul > .cell')];
    const covered = own.filter((cell) => cell.querySelector('.t:not(.h0)') !== null);
    const sum = tactic.querySelector('[data-covered]');
    if (sum !== null) sum.textContent = String(covered.length);
    for (const cell of own) cell.hidden = gapsOnly && covered.includes(cell);
  }
}
