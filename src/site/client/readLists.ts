import { columnsOf, type Layout, rowOfLine, rowOfStored, type StoredRow } from './comparisonRow.js';
import { createList, type List } from './List.js';
import { addPeek } from './openRows.js';
import type { PageRules } from './pageRules.js';
import { plainRow, type Row } from './Row.js';

/** Makes every list of the page one that can be worked with. */
export function readLists(rules: PageRules): readonly List[] {
  return [...document.querySelectorAll<HTMLElement>('[data-list]')].flatMap((holder) => {
    const [table, ...further] = holder.querySelectorAll<HTMLTableElement>('table');
    if (table === undefined) return [];
    const open = table.tBodies[0]?.rows.length ?? 0;
    const lines = [table, ...further].flatMap((one) => [...(one.tBodies[0]?.rows ?? [])]);
    holder.querySelector('.rest')?.remove();
    return [listOf(holder, table, lines, open, rules)];
  });
}

/** Rules of a vendor that stand open; without the script all do. */
const OPEN_RULES = 40;

function listOf(
  holder: HTMLElement,
  table: HTMLTableElement,
  lines: readonly HTMLTableRowElement[],
  open: number,
  rules: PageRules,
): List {
  const name = holder.dataset.list ?? '';
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent ?? '');
  const base = { name, table, holder, open, missing: 0, loadMissing: async () => [] };
  if (!table.classList.contains('rows')) {
    const columns = heads.map((head) => head.trim());
    const isRules = table.classList.contains('rules');
    return createList({
      ...base,
      ...(isRules ? { open: Math.min(open, OPEN_RULES), onShow: addPeek } : {}),
      ...{ rows: lines.map(plainRow), columns, countColumn: -1 },
    });
  }
  const layout: Layout = {
    hasField: heads[0] === 'Field',
    hasReach: heads.includes('Reach'),
    field: holder.dataset.field ?? '',
  };
  const rows = lines.map((line) => rowOfLine(line, layout, rules));
  return createList({
    ...base,
    rows,
    columns: columnsOf(layout),
    countColumn: layout.hasField ? 3 : 2,
    missing: Number(holder.dataset.missing ?? 0),
    loadMissing: () => loadMissing(name, layout, rules),
  });
}

/** What `rows.json` holds: the rows that the page does not. */
interface Further {
  readonly fields: readonly (readonly [name: string, href: string | null])[];
  readonly lists: Readonly<Record<string, readonly StoredRow[]>>;
}

/** The rows behind those that the page holds. */
async function loadMissing(
  name: string,
  layout: Layout,
  rules: PageRules,
): Promise<readonly Row[]> {
  const { fields, lists } = await further();
  return (lists[name] ?? []).map((row) => rowOfStored(row, fields, layout, rules));
}

let loading: Promise<Further> | null = null;

/** Fetched once, when it is first asked for. */
function further(): Promise<Further> {
  loading ??= fetch('rows.json').then((answer) => {
    if (!answer.ok) throw new Error(`rows.json: ${answer.status}`);
    return answer.json() as Promise<Further>;
  });
  return loading;
}
