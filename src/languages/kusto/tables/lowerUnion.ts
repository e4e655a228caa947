import { lowerSearch } from '../conditions/lowerSearch.js';
import { spendValues } from '../KustoContext.js';
import { items, parameterOf, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { withColumns } from '../scalars/Columns.js';
import { derivedColumn } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { sourceBranch } from './lowerSource.js';
import { lowerTable } from './lowerTable.js';
import { mapBranches, restricted, type Table, tableOf } from './Table.js';

/** `union tables`, or `table | union tables`: every branch of every table is one of the result. */
export function lowerUnion(operator: SyntaxNode, input: Table | null, scope: Scope): Table {
  const operands = items(operator, 'Expressions').map((table) => lowerTable(table, scope));
  const union = unionOf([...(input === null ? [] : [input]), ...operands], operator, scope);
  return withSourceColumn(operator, union);
}

/** The branches of all tables; where these are too many, those of the first alone. */
export function unionOf(tables: readonly Table[], place: SyntaxNode, { context }: Scope): Table {
  const count = tables.reduce((sum, { branches }) => sum + branches.length, 0);
  const kept = spendValues(context, count, place) ? tables : tables.slice(0, 1);
  return {
    branches: kept.flatMap(({ branches }) => branches),
    further: tables.flatMap(({ further }) => further),
    split: 'union',
  };
}

/** `withsource=name`: a column that holds the name of the table. */
function withSourceColumn(operator: SyntaxNode, table: Table): Table {
  const name = parameterOf(operator, 'withsource') ?? parameterOf(operator, 'with_source');
  if (name === undefined) return table;
  return mapBranches(table, (branch) => ({
    ...branch,
    columns: withColumns(branch.columns, [[name, derivedColumn(name)]]),
  }));
}

/** `find in (tables) where …` and `search in (tables) …`; without tables, all are meant. */
export function lowerFind(operator: SyntaxNode, as: 'find' | 'search', scope: Scope): Table {
  const operands = items(part(operator, 'InClause'), 'Expressions');
  const tables =
    operands.length === 0
      ? [tableOf([sourceBranch('*')])]
      : operands.map((table) => lowerTable(table, scope));
  const sources = withSourceColumn(operator, unionOf(tables, operator, scope));
  return restrictBySearch(operator, { ...sources, split: as }, as, scope);
}

/** What `find` or `search` looks for, in every branch. */
export function restrictBySearch(
  operator: SyntaxNode,
  table: Table,
  as: 'find' | 'search',
  scope: Scope,
): Table {
  const condition = part(operator, 'Condition');
  if (condition === undefined) return table;
  const cased = parameterOf(operator, 'kind') === 'case_sensitive';
  return mapBranches(table, (branch) =>
    restricted(
      branch,
      lowerSearch(condition, { as, cased }, { ...scope, columns: branch.columns }),
    ),
  );
}
