import { predicate } from '../../../model/Expression.js';
import { type Shape, shapeOf } from '../../../model/shapeOf.js';
import { ANY_RUN, type WildcardPart } from '../../../model/WildcardPattern.js';
import { baseOf } from '../conditions/fieldPredicates.js';
import { lowerCondition } from '../conditions/lowerCondition.js';
import { type Condition, isAlways, isNever } from '../conditions/truth.js';
import { spendValues } from '../KustoContext.js';
import { items, parameterOf, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Columns, entriesOf, withColumns } from '../scalars/Columns.js';
import { evaluatePart } from '../scalars/evaluate.js';
import type { Scope } from '../scalars/Scope.js';
import { parsedColumns } from './columnStages.js';
import { zipRows } from './constantTables.js';
import { type Branch, mapBranches, restricted, type Table } from './Table.js';

/** `where condition`: every branch fulfils it, each with its own columns. */
export function lowerWhere(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const condition = part(operator, 'Condition');
  if (condition === undefined) return table;
  if (!spendValues(scope.context, table.branches.length, operator)) return table;
  return restrictBranches(table, (columns) => lowerCondition(condition, { ...scope, columns }));
}

/** Restricts every branch by a condition on its columns; equal columns give equal conditions. */
export function restrictBranches(table: Table, lower: (columns: Columns) => Condition): Table {
  const known = new Map<Columns, Condition>();
  const conditionFor = (columns: Columns): Condition => {
    const before = known.get(columns);
    if (before !== undefined) return before;
    const condition = lower(columns);
    known.set(columns, condition);
    return condition;
  };
  return mapBranches(table, (branch) =>
    branch.rows === null
      ? restricted(branch, conditionFor(branch.columns))
      : filterRows(branch, branch.rows, lower),
  );
}

/** Keeps the rows, of those that the query spells out, for which the condition holds. */
function filterRows(
  branch: Branch,
  rows: readonly Columns[],
  lower: (columns: Columns) => Condition,
): Branch {
  const tested = rows.map((row) => ({ row, condition: lower(row) }));
  if (!tested.every(({ condition }) => isAlways(condition) || isNever(condition))) {
    return { ...branch, rows: null, outside: true };
  }
  const kept = tested.filter(({ condition }) => isAlways(condition)).map(({ row }) => row);
  const names = entriesOf(branch.columns).map(([name]) => name);
  return { ...branch, rows: kept, columns: zipRows(kept, names) };
}

/**
 * `parse-where field with pattern`: like `parse`, and rows that the pattern does not fit are left
 * out. The texts of the pattern, with anything in the places of the columns, are a wildcard.
 */
export function lowerParseWhere(operator: SyntaxNode, table: Table, scope: Scope): Table {
  return mapBranches(table, (branch) => {
    const inner = { ...scope, columns: branch.columns };
    const columns = withColumns(branch.columns, parsedColumns(operator));
    return { ...restricted(branch, patternCondition(operator, inner)), columns };
  });
}

function patternCondition(operator: SyntaxNode, scope: Scope): Condition {
  const scalar = evaluatePart(operator, 'Expression', scope);
  if (scalar?.kind !== 'field') return null;
  const parts = items(operator, 'Patterns').map((piece) =>
    piece.kind === 'StringLiteralExpression' ? (part(piece, 'Token')?.value ?? '') : ANY_RUN,
  );
  const isRegex = parameterOf(operator, 'kind') === 'regex';
  const { kind, text } = isRegex ? regexOf(parts) : shapeOf(parts);
  if (text === null) return null;
  const cased = !(isRegex && parameterOf(operator, 'flags')?.includes('i') === true);
  const base = baseOf(scalar, 'parse-where', cased, { place: operator, context: scope.context });
  return predicate({ ...base, kind, values: [{ text, type: 'string', span: base.span }] });
}

/** With `kind=regex` the texts are regexes themselves. */
function regexOf(parts: readonly WildcardPart[]): Shape {
  const text = parts.map((one) => (typeof one === 'string' ? one : '.*?')).join('');
  return { kind: 'regex_match', text };
}
