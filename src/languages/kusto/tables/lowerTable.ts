import { deeper, report, writtenAt } from '../KustoContext.js';
import { part, type SyntaxNode, stagesOf, unwrapped } from '../parser/SyntaxNode.js';
import type { Scope } from '../scalars/Scope.js';
import { lowerDataTable, lowerExternalData, lowerPrint, lowerRange } from './constantTables.js';
import { lowerNamedSource, sourceBranch } from './lowerSource.js';
import { lowerStage } from './lowerStage.js';
import { lowerFind, lowerUnion } from './lowerUnion.js';
import { type Table, tableOf } from './Table.js';

const NOTHING: Table = tableOf([]);

/**
 * Lowers a tabular expression: a source and the operators it passes through.
 *
 * @param input the rows that a subquery of an operator works on: its first operator has no source
 */
export function lowerTable(node: SyntaxNode, scope: Scope, input: Table | null = null): Table {
  const { head, stages } = stagesOf(unwrapped(node));
  return deeper(scope.context, node, NOTHING, () => {
    let table = head === undefined ? (input ?? NOTHING) : lowerHead(head, scope, input);
    for (const stage of stages) table = lowerStage(stage, table, scope);
    return table;
  });
}

function lowerHead(head: SyntaxNode, scope: Scope, input: Table | null): Table {
  const recur = (role: string): Table => {
    const inner = part(head, role);
    return inner === undefined ? NOTHING : lowerTable(inner, scope, input);
  };
  switch (head.kind) {
    case 'NameReference':
    case 'FunctionCallExpression':
    case 'PathExpression':
      return lowerNamedSource(head, scope);
    case 'ParenthesizedExpression':
    case 'MaterializeExpression':
    case 'DataScopeExpression':
    case 'ToTableExpression':
    case 'ToScalarExpression':
      return recur('Expression');
    case 'DataTableExpression':
    case 'ContextualDataTableExpression':
      return lowerDataTable(head, scope);
    case 'ExternalDataExpression':
    case 'InlineExternalTableExpression':
      return lowerExternalData(head);
    case 'PrintOperator':
      return lowerPrint(head, scope);
    case 'RangeOperator':
      return lowerRange(head);
    case 'UnionOperator':
      return lowerUnion(head, input, scope);
    case 'FindOperator':
      return lowerFind(head, 'find', scope);
    case 'SearchOperator':
      return input === null ? lowerFind(head, 'search', scope) : lowerStage(head, input, scope);
    default:
      return lowerOther(head, scope, input);
  }
}

/** The first operator of a subquery, or something that no table can come from. */
function lowerOther(head: SyntaxNode, scope: Scope, input: Table | null): Table {
  if (input !== null && head.kind.endsWith('Operator')) return lowerStage(head, input, scope);
  const { context } = scope;
  const message = `'${writtenAt(context, head)}' is no table that events could come from`;
  report(context, 'kusto/not-representable', message, head);
  return tableOf([{ ...sourceBranch(''), scope: [] }]);
}
