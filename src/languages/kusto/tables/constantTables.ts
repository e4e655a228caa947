import { spendValues } from '../KustoContext.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Columns, onlyColumns } from '../scalars/Columns.js';
import { evaluate } from '../scalars/evaluate.js';
import { derivedColumn, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { namedExpressions } from './namedExpressions.js';
import { type Branch, type Table, tableOf } from './Table.js';

/** `datatable (columns) [values]`: rows that the query spells out. */
export function lowerDataTable(node: SyntaxNode, scope: Scope): Table {
  const names = schemaOf(node);
  const values = items(node, 'Values');
  const rows: Columns[] = [];
  for (let i = 0; names.length > 0 && i < values.length; i += names.length) {
    if (!spendValues(scope.context, names.length, node)) break;
    const row = values.slice(i, i + names.length);
    rows.push(onlyColumns(row.map((value, at) => [names[at] ?? '', evaluate(value, scope)])));
  }
  return tableOf([{ ...WITHOUT_EVENTS, columns: zipRows(rows, names), rows }]);
}

/** `externaldata (columns) […]`: rows that are somewhere else. */
export function lowerExternalData(node: SyntaxNode): Table {
  const columns = schemaOf(node).map((name): [string, Scalar] => [name, { kind: 'outside', name }]);
  return tableOf([outsideBranch(columns)]);
}

/** Rows of which only the names of the columns are known, if those. */
export function outsideBranch(columns: readonly (readonly [string, Scalar])[]): Branch {
  return { ...WITHOUT_EVENTS, columns: onlyColumns(columns, 'outside'), outside: true };
}

/** `print name = value, …`: one row. */
export function lowerPrint(node: SyntaxNode, scope: Scope): Table {
  const columns = onlyColumns(namedExpressions(items(node, 'Expressions'), scope));
  return tableOf([{ ...WITHOUT_EVENTS, columns, rows: [columns] }]);
}

/** `range name from … to …`: rows of numbers or times. */
export function lowerRange(node: SyntaxNode): Table {
  const name = part(node, 'Name')?.text ?? '';
  return tableOf([{ ...WITHOUT_EVENTS, columns: onlyColumns([[name, derivedColumn(name)]]) }]);
}

const WITHOUT_EVENTS: Branch = {
  scope: [],
  conditions: null,
  columns: onlyColumns([]),
  rows: null,
  outside: false,
};

/** The names in `(name: type, …)`. */
function schemaOf(node: SyntaxNode): readonly string[] {
  return items(part(node, 'Schema'), 'Columns').map((column) => part(column, 'Name')?.text ?? '');
}

/** The columns of rows, each with the values of all of them. */
export function zipRows(rows: readonly Columns[], names: readonly string[]): Columns {
  return onlyColumns(
    names.map((name): [string, Scalar] => {
      const values = rows.flatMap((row) => {
        const scalar = row.layers.at(-1)?.get(name);
        if (scalar?.kind === 'constant') return [scalar.value];
        return scalar?.kind === 'list' ? scalar.values : [];
      });
      return [name, { kind: 'list', values }];
    }),
  );
}
