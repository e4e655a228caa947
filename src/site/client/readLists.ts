import { columnsOf, type Layout, rowOfLine, rowsOfBody } from './comparisonRow.js';
import { countedRow } from './countedRow.js';
import { furtherPage } from './furtherPage.js';
import { createList, type List, type ListSetup } from './List.js';
import { addPeek } from './openRows.js';
import { type PageRules, ruleId } from './pageRules.js';
import { plainRow, type Row } from './Row.js';

/** Makes every list of the page one that can be worked with. */
export function readLists(rules: PageRules): readonly List[] {
  return [...document.querySelectorAll<HTMLElement>('[data-list]')].flatMap((holder) => {
    const [table, ...further] = holder.querySelectorAll<HTMLTableElement>('table');
    if (table === undefined) return [];
    const lines = [table, ...further].flatMap((one) => [...(one.tBodies[0]?.rows ?? [])]);
    const setup = setupOf(holder, table, lines, rules);
    holder.querySelector('.rest')?.remove();
    return [createList(setup)];
  });
}

/** Rules of a vendor that stand open; without the script all do. */
const OPEN_RULES = 40;

function setupOf(
  holder: HTMLElement,
  table: HTMLTableElement,
  lines: readonly HTMLTableRowElement[],
  rules: PageRules,
): ListSetup {
  const name = holder.dataset.list ?? '';
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent ?? '');
  const base = {
    ...{ name, table, holder, columns: heads.map((head) => head.trim()) },
    open: table.tBodies[0]?.rows.length ?? 0,
    missing: Number(holder.dataset.missing ?? 0),
  };
  if (table.classList.contains('rows')) return comparisonSetup(base, heads, lines, rules);
  if (table.classList.contains('rules')) return ruleSetup(base, lines, rules);
  const isCounted = table.classList.contains('counted');
  return {
    ...base,
    rows: lines.map(isCounted ? countedRow : plainRow),
    countColumn: isCounted ? heads.indexOf('Rules') : -1,
    loadMissing: async () => [],
  };
}

type Base = Pick<ListSetup, 'name' | 'table' | 'holder' | 'columns' | 'open' | 'missing'>;

function comparisonSetup(
  base: Base,
  heads: readonly string[],
  lines: readonly HTMLTableRowElement[],
  rules: PageRules,
): ListSetup {
  const layout: Layout = {
    hasField: heads[0] === 'Field',
    hasReach: heads.includes('Reach'),
    field: base.holder.dataset.field ?? '',
  };
  return {
    ...base,
    rows: lines.map((line) => rowOfLine(line, layout, rules)),
    columns: columnsOf(layout),
    countColumn: layout.hasField ? 3 : 2,
    async loadMissing() {
      const table = await furtherTable(`table[data-rows="${base.name}"]`);
      return [...(table?.tBodies ?? [])]
        .flatMap((body) => rowsOfBody(body, layout, rules))
        .sort(byUse);
    },
  };
}

/** The order of the list itself: most rules first, then by field, kind and value. */
function byUse(a: Row, b: Row): number {
  const uses = (b.places?.length ?? 0) - (a.places?.length ?? 0);
  return uses !== 0 ? uses : orderOf(a) < orderOf(b) ? -1 : 1;
}

function orderOf({ compared, kinds }: Row): string {
  return [compared?.field, kinds?.[0], compared?.shown].join('\0');
}

function ruleSetup(base: Base, lines: readonly HTMLTableRowElement[], rules: PageRules): ListSetup {
  const ruleRow = (line: HTMLTableRowElement): Row => {
    const row = plainRow(line);
    const vendor = base.holder.dataset.vendor ?? '';
    return { ...row, cells: (isWanted) => [...row.cells(isWanted), ruleId(line), vendor] };
  };
  return {
    ...base,
    columns: [...base.columns, 'Id', 'Vendor'],
    rows: lines.map(ruleRow),
    open: Math.min(base.open, OPEN_RULES),
    countColumn: -1,
    onShow: addPeek,
    async loadMissing() {
      await rules.complete();
      const table = await furtherTable(`[data-vendor="${base.holder.dataset.vendor}"] table`);
      return [...(table?.tBodies[0]?.rows ?? [])].map((line) => ruleRow(document.adoptNode(line)));
    },
  };
}

async function furtherTable(selector: string): Promise<HTMLTableElement | null> {
  return (await furtherPage()).querySelector<HTMLTableElement>(selector);
}
