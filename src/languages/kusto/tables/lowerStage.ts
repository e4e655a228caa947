import type { SyntaxNode } from '../parser/SyntaxNode.js';
import type { Columns } from '../scalars/Columns.js';
import type { Scope } from '../scalars/Scope.js';
import { COLUMN_STAGES } from './columnStages.js';
import { GRAPH_STAGES } from './graphStages.js';
import { lowerJoin, lowerLookup } from './joinStages.js';
import { lowerUnion, restrictBySearch } from './lowerUnion.js';
import { SUBQUERY_STAGES } from './subqueryStages.js';
import { SUMMARY_STAGES } from './summaryStages.js';
import { type Branch, mapBranches, type Table } from './Table.js';
import { lowerParseWhere, lowerWhere } from './whereStages.js';

/** What an operator makes of the rows that reach it. */
export type Stage = (operator: SyntaxNode, table: Table, scope: Scope) => Table;

/** What an operator makes of the columns, whatever the rows. */
export type ColumnStage = (operator: SyntaxNode, scope: Scope) => Columns;

const STAGES: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['FilterOperator', lowerWhere],
  ['ParseWhereOperator', lowerParseWhere],
  [
    'SearchOperator',
    (operator, table, scope) => restrictBySearch(operator, table, 'search', scope),
  ],
  ['JoinOperator', lowerJoin],
  ['LookupOperator', lowerLookup],
  ['UnionOperator', (operator, table, scope) => lowerUnion(operator, table, scope)],
  ...SUBQUERY_STAGES,
  ...GRAPH_STAGES,
  ...[...COLUMN_STAGES].map(([kind, stage]): [string, Stage] => [kind, ofColumns(stage)]),
  ...[...SUMMARY_STAGES].map(([kind, stage]): [string, Stage] => [kind, ofSummary(stage)]),
]);

/**
 * Passes a table through an operator. Operators that neither filter rows nor change what columns
 * mean (`sort`, `take`, `render`) leave it as it is.
 */
export function lowerStage(operator: SyntaxNode, table: Table, scope: Scope): Table {
  return STAGES.get(operator.kind)?.(operator, table, scope) ?? table;
}

function ofColumns(stage: ColumnStage): Stage {
  return (operator, table, scope) => {
    const change = (columns: Columns) => stage(operator, { ...scope, columns });
    return mapBranches(table, (branch) => ({
      ...branch,
      columns: change(branch.columns),
      rows: branch.rows?.map(change) ?? null,
    }));
  };
}

/** After a summary, rows that the query spelled out are no longer known. */
function ofSummary(stage: ColumnStage): Stage {
  return (operator, table, scope) =>
    mapBranches(table, (branch) => ({
      ...withoutRows(branch),
      columns: stage(operator, { ...scope, columns: branch.columns }),
    }));
}

function withoutRows(branch: Branch): Branch {
  return branch.rows === null ? branch : { ...branch, rows: null, outside: true };
}
