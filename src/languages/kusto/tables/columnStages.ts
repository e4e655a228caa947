import { items, parameterOf, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Columns, onlyColumns, withColumns } from '../scalars/Columns.js';
import { evaluate } from '../scalars/evaluate.js';
import { asColumn, derivedColumn, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import type { ColumnStage } from './lowerStage.js';
import { columnName, namedExpressions } from './namedExpressions.js';

/** Operators that change what columns mean, row by row. */
export const COLUMN_STAGES: ReadonlyMap<string, ColumnStage> = new Map<string, ColumnStage>([
  ['ExtendOperator', lowerExtend],
  ['SerializeOperator', lowerExtend],
  ['ProjectRenameOperator', lowerExtend],
  ['ProjectOperator', lowerProject],
  ['DistinctOperator', lowerProject],
  ['ParseOperator', lowerParse],
  ['ParseKvOperator', lowerParse],
  ['MvExpandOperator', lowerMvExpand],
]);

function lowerExtend(operator: SyntaxNode, scope: Scope): Columns {
  return withColumns(scope.columns, namedExpressions(items(operator, 'Expressions'), scope));
}

/** `project` and `distinct` leave only the columns that they name; `distinct *` leaves all. */
function lowerProject(operator: SyntaxNode, scope: Scope): Columns {
  const expressions = items(operator, 'Expressions');
  if (expressions.some(({ kind }) => kind === 'StarExpression')) return scope.columns;
  return onlyColumns(namedExpressions(expressions, scope), scope.columns.others);
}

function lowerParse(operator: SyntaxNode, scope: Scope): Columns {
  return withColumns(scope.columns, parsedColumns(operator));
}

/** The columns that `parse` and `parse-kv` take out of a text. */
export function parsedColumns(operator: SyntaxNode): readonly (readonly [string, Scalar])[] {
  const declared = [...items(operator, 'Patterns'), ...items(part(operator, 'Keys'), 'Columns')];
  return declared.flatMap((node): readonly (readonly [string, Scalar])[] => {
    const name = node.kind === 'NameDeclaration' ? node.text : part(node, 'Name')?.text;
    return name === undefined ? [] : [[name, derivedColumn(name)]];
  });
}

/** `mv-expand`: a row for each element, so that a column holds an element of what it held. */
function lowerMvExpand(operator: SyntaxNode, scope: Scope): Columns {
  const index = parameterOf(operator, 'with_itemindex');
  return withColumns(scope.columns, [
    ...expandedColumns(operator, scope),
    ...(index === undefined ? [] : [[index, derivedColumn(index)] as const]),
  ]);
}

/** The columns that `mv-expand` and `mv-apply` make of arrays. */
export function expandedColumns(
  operator: SyntaxNode,
  scope: Scope,
): readonly (readonly [string, Scalar])[] {
  return items(operator, 'Expressions').flatMap((item): readonly (readonly [string, Scalar])[] => {
    const expression = part(item, 'Expression') ?? item;
    const named = expression.kind === 'SimpleNamedExpression';
    const value = named ? part(expression, 'Expression') : expression;
    const name = named ? part(expression, 'Name')?.text : columnName(expression);
    if (value === undefined || name === undefined) return [];
    return [[name, asColumn(name, evaluate(value, scope))]];
  });
}
