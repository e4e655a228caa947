import type { Sheet } from './csv.js';
import { button, element } from './element.js';
import { type IsWanted, wantedOf } from './places.js';
import type { Row } from './Row.js';
import { takeAwayButtons } from './takeAway.js';

/** Which rows are wanted, and which of the rules that they count. */
export interface Filter {
  readonly wants: (row: Row) => boolean;
  readonly isWanted: IsWanted;
}

export const EVERYTHING: Filter = { wants: () => true, isWanted: null };

export interface ListSetup {
  readonly name: string;
  readonly table: HTMLTableElement;
  readonly holder: HTMLElement;
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  /** Rows that stand open at first. */
  readonly open: number;
  /** How many rows there are that the page does not hold, and how to get them. */
  readonly missing: number;
  readonly loadMissing: () => Promise<readonly Row[]>;
  /** Is told of every line that comes to be shown. */
  readonly onShow?: (line: HTMLTableRowElement) => void;
  /** Index of the column that counts rules; -1 where the list is not filtered by rule. */
  readonly countColumn: number;
}

export interface List {
  readonly holder: HTMLElement;
  /** Those that are there: all of them after a filter. */
  readonly rows: () => readonly Row[];
  readonly filter: (filter: Filter) => Promise<void>;
  /** Shows the row of this value and opens it. */
  readonly openValue: (wants: (row: Row) => boolean) => Promise<void>;
}

const STEP = 200;

/** A table that can be sorted, filtered, opened to all its rows and taken away. */
export function createList(setup: ListSetup): List {
  const { table, holder, countColumn } = setup;
  const body = table.tBodies[0] ?? table.createTBody();
  let rows = setup.rows;
  let missing = setup.missing;
  let open = setup.open;
  let filter = EVERYTHING;
  let sorting: { column: number; down: boolean } | null = null;

  const status = element('span', { class: 'shown' });
  const more = button(`Show ${STEP} more`, async () => {
    if (open + STEP > rows.length) await complete();
    open += STEP;
    render();
  });
  const all = button('Show all', async () => {
    await complete();
    open = Number.POSITIVE_INFINITY;
    render();
  });
  const sheet = async (): Promise<Sheet> => {
    await complete();
    return {
      columns: setup.columns,
      rows: wanted().map(({ cells }) => cells(filter.isWanted)),
    };
  };
  const bar = element('div', { class: 'bar' }, status, more, all);
  bar.append(...takeAwayButtons(sheet, setup.name));
  holder.append(bar);
  sortButtons(table, (column, down) => {
    sorting = { column, down };
    return complete().then(render);
  });

  /** Fetches what the page does not hold. */
  async function complete(): Promise<void> {
    if (missing === 0) return;
    status.textContent = 'Loading…';
    try {
      rows = [...rows, ...(await setup.loadMissing())];
      missing = 0;
      holder.querySelector('.missing')?.remove();
    } catch {
      status.textContent = 'The further rows could not be loaded.';
    }
  }

  function wanted(): readonly Row[] {
    const found = rows.filter(filter.wants);
    const countsLeft = filter.isWanted !== null && countColumn !== -1;
    if (sorting === null) {
      return countsLeft ? [...found].sort((a, b) => countOf(b) - countOf(a)) : found;
    }
    const { column, down } = sorting;
    const keyOf = (row: Row) =>
      countsLeft && column === countColumn ? countOf(row) : (row.keys[column] ?? '');
    const order = down ? -1 : 1;
    return found
      .map((row) => ({ row, key: keyOf(row) }))
      .sort((a, b) => (a.key < b.key ? -order : a.key > b.key ? order : 0))
      .map(({ row }) => row);
  }

  function countOf({ places }: Row): number {
    return wantedOf(places ?? [], filter.isWanted).length;
  }

  function render(): void {
    const found = wanted();
    const shown = found.slice(0, open);
    body.replaceChildren(...shown.map((row) => counted(row)));
    const total = found.length + (filter === EVERYTHING ? missing : 0);
    status.textContent =
      shown.length === total
        ? `${total.toLocaleString('en-US')} shown`
        : `${shown.length.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} shown`;
    more.hidden = shown.length + STEP >= total;
    all.hidden = shown.length === total;
    if (holder.dataset.vendor !== undefined) holder.hidden = found.length === 0;
  }

  /** A row's line, with the number of its rules that are wanted. */
  function counted(row: Row): HTMLTableRowElement {
    const line = row.line();
    setup.onShow?.(line);
    row.recount?.(filter.isWanted);
    return line;
  }

  render();
  return {
    holder,
    rows: () => rows,
    async filter(next) {
      filter = next;
      if (next !== EVERYTHING) await complete();
      render();
    },
    async openValue(wants) {
      if (!rows.some(wants)) await complete();
      const row = wanted().find(wants);
      if (row === undefined) return;
      open = Math.max(open, wanted().indexOf(row) + 1);
      render();
      const details = row.line().querySelector('details');
      if (details !== null) details.open = true;
      row.line().scrollIntoView({ block: 'center' });
      row.line().querySelector('summary')?.focus();
    },
  };
}

/** Makes buttons of the headings; the first press on a number sorts from the top. */
function sortButtons(table: HTMLTableElement, sort: (column: number, down: boolean) => void): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, head] of heads.entries()) {
    const name = head.textContent?.trim() ?? '';
    if (name === '' || head.querySelector('.hidden') !== null) continue;
    const press = button(name, () => {
      const current = head.getAttribute('aria-sort');
      const startsDown = head.classList.contains('n');
      const down = current === null ? startsDown : current === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      sort(column, down);
    });
    head.replaceChildren(press);
  }
}
