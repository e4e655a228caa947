import type { ComponentChildren } from 'preact';
import { number } from '../words.js';
import { Scroll } from './Section.js';

/** The heading of a column; `n` of one that holds numbers. */
export type Column = string | { readonly n: string };

interface TableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  /** What the stylesheet and the script know its rows by. */
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A table whose rows are `children`, scrolling sideways by itself. */
export function Table({ label, columns, class: name, children }: TableProps) {
  return (
    <Scroll label={label}>
      <table {...(name === undefined ? {} : { class: name })}>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === 'string' ? (
                <th key={column}>{column}</th>
              ) : (
                <th key={column.n} class="n">
                  {column.n}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}

interface ListProps<Item> extends Omit<TableProps, 'children'> {
  /** Names the list for the script and the files made of it. */
  readonly name: string;
  readonly items: readonly Item[];
  /** How many rows stand open; the others are folded away. */
  readonly open?: number;
  readonly children: (item: Item) => preact.JSX.Element;
}

/** A table that the script sorts, filters and takes away. */
export function ListTable<Item>({ name, items, open, children, ...table }: ListProps<Item>) {
  const first = items.slice(0, open);
  const further = items.slice(first.length);
  return (
    <div class="list" data-list={name}>
      <Table {...table}>{first.map(children)}</Table>
      {further.length === 0 ? null : (
        <details class="rest">
          <summary>Show the other {number(further.length)}</summary>
          <Table {...table}>{further.map(children)}</Table>
        </details>
      )}
    </div>
  );
}
