import { AGGREGATE, derivedColumn, field, type Scalar } from './Scalar.js';

/** What the columns of a table come from. */
export interface Columns {
  /** Columns that the query has made, the newest last. */
  readonly layers: readonly ReadonlyMap<string, Scalar>[];
  /** What any other column is. */
  readonly others: 'field' | 'aggregate' | 'outside' | 'derived';
  /** The columns of tables that were joined, in their order. */
  readonly joined: readonly Columns[];
  /** The first column, where it is known: the one that `in (table)` compares with. */
  readonly first: string | null;
}

/** The columns of a table that the query says nothing about. */
export const SOURCE_COLUMNS: Columns = { layers: [], others: 'field', joined: [], first: null };

type Entries = Iterable<readonly [string, Scalar]>;

/** A table with exactly these columns. */
export function onlyColumns(entries: Entries, others: Columns['others'] = 'field'): Columns {
  const layer = new Map(entries);
  const [first = null] = layer.keys();
  return { layers: [layer], others, joined: [], first };
}

/**
 * The same columns and some more, which hide those of the same name. A layer is merged with the one
 * below while that is not much larger, so that there are few layers however many steps add to them.
 */
export function withColumns(columns: Columns, entries: Entries): Columns {
  let top = new Map(entries);
  if (top.size === 0) return columns;
  const layers = [...columns.layers];
  for (let below = layers.at(-1); below !== undefined; below = layers.at(-1)) {
    if (below.size > 2 * top.size) break;
    layers.pop();
    top = new Map([...below, ...top]);
  }
  return {
    ...columns,
    layers: [...layers, top],
    first: columns.first ?? [...top.keys()][0] ?? null,
  };
}

/** The columns after a join: those of the left side, and those of the right side beside them. */
export function joinColumns(left: Columns, right: Columns): Columns {
  return { ...left, joined: [...left.joined, right] };
}

/** The columns with names of their own: what the query has made, wherever. */
export function entriesOf(columns: Columns): readonly (readonly [string, Scalar])[] {
  return [...new Map(columns.layers.flatMap((layer) => [...layer]))];
}

/** What a column is that the query has made; undefined where it is none of these. */
export function madeColumn(columns: Columns, name: string): Scalar | undefined {
  for (let i = columns.layers.length - 1; i >= 0; i -= 1) {
    const scalar = columns.layers[i]?.get(name);
    if (scalar !== undefined) return scalar;
  }
  for (const right of columns.joined) {
    const scalar = madeColumn(right, name);
    if (scalar !== undefined) return scalar;
  }
  return joinedColumn(columns, name);
}

/** What a column is. */
export function columnOf(columns: Columns, name: string): Scalar {
  return madeColumn(columns, name) ?? otherColumn(columns, name);
}

function otherColumn(columns: Columns, name: string): Scalar {
  if (columns.others === 'field') return field(name);
  for (const right of columns.joined) {
    if (right.others === 'field') return otherColumn(right, name);
  }
  if (columns.others === 'aggregate') return AGGREGATE;
  return columns.others === 'outside' ? { kind: 'outside', name } : derivedColumn(name);
}

/** `FileName1` after a join is the right side's `FileName`, where both sides have that column. */
function joinedColumn(columns: Columns, name: string): Scalar | undefined {
  if (columns.joined.length === 0 || OWN_DIGITS.test(name)) return undefined;
  const [, base = '', digit] = /^(.*\D)([1-9])$/.exec(name) ?? [];
  if (digit === undefined || !mayHave(columns, base)) return undefined;
  const right = columns.joined.filter((one) => mayHave(one, base))[Number(digit) - 1];
  return right === undefined ? undefined : columnOf(right, base);
}

/** Columns of well-known tables whose own names end in a digit. */
const OWN_DIGITS = /SHA1$|^DeviceCustom|^Flex(String|Number|Date)\d$/i;

/** Whether a table may have a column of that name. */
function mayHave(columns: Columns, name: string): boolean {
  return columns.others === 'field' || columns.layers.some((layer) => layer.has(name));
}
