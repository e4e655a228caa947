import { lowerCondition } from '../conditions/lowerCondition.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { onlyColumns, withColumns } from '../scalars/Columns.js';
import type { Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import type { Stage } from './lowerStage.js';
import { lowerTable } from './lowerTable.js';
import { namedExpressions } from './namedExpressions.js';
import { mapBranches, restricted, type Table, withFurther } from './Table.js';
import { restrictBranches } from './whereStages.js';

/** Operators on graphs: their edges are the rows, their nodes those of further tables. */
export const GRAPH_STAGES: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['MakeGraphOperator', lowerMakeGraph],
  ['GraphMatchOperator', lowerGraphMatch],
  ['GraphShortestPathsOperator', lowerGraphMatch],
  ['GraphWhereNodesOperator', lowerGraphWhere],
  ['GraphWhereEdgesOperator', lowerGraphWhere],
]);

function lowerMakeGraph(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const nodes = items(part(operator, 'WithClause'), 'TablesAndKeys').flatMap((clause) => {
    const expression = part(clause, 'Table');
    if (expression === undefined) return [];
    return [{ table: lowerTable(expression, scope), label: 'make-graph', negated: false }];
  });
  return withFurther(table, nodes);
}

/** Names in the pattern stand for nodes and edges, whose members are fields. */
function lowerGraphMatch(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const names = items(operator, 'Patterns').flatMap((pattern) =>
    items(pattern, 'PatternElements').flatMap((element): readonly (readonly [string, Scalar])[] => {
      const name = part(element, 'Name')?.text;
      return name === undefined ? [] : [[name, { kind: 'row' }]];
    }),
  );
  const condition = part(part(operator, 'WhereClause'), 'Condition');
  const projected = items(part(operator, 'ProjectClause'), 'Expressions');
  return mapBranches(table, (branch) => {
    const inner = { ...scope, columns: withColumns(branch.columns, names) };
    const columns =
      projected.length === 0 ? inner.columns : onlyColumns(namedExpressions(projected, inner));
    const matched = condition === undefined ? null : lowerCondition(condition, inner);
    return { ...restricted(branch, matched), columns };
  });
}

function lowerGraphWhere(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const condition = part(operator, 'Condition');
  if (condition === undefined) return table;
  return restrictBranches(table, (columns) => lowerCondition(condition, { ...scope, columns }));
}
