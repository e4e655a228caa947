import { parameterOf, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Columns, joinColumns, SOURCE_COLUMNS } from '../scalars/Columns.js';
import type { Scope } from '../scalars/Scope.js';
import { lowerTable } from './lowerTable.js';
import { type Branch, type FurtherTable, mapBranches, type Table, withFurther } from './Table.js';

/**
 * `join kind=… (right)`: the rows of the right side are a further query. Of an anti join there must
 * be no such rows; of a right one it is the left side that is the further query.
 */
export function lowerJoin(operator: SyntaxNode, left: Table, scope: Scope): Table {
  const expression = part(operator, 'Expression');
  if (expression === undefined) return left;
  const right = lowerTable(expression, scope);
  const kind = (parameterOf(operator, 'kind') ?? '').toLowerCase();
  const isRight = kind.startsWith('right');
  const [kept, other] = isRight ? [right, left] : [left, right];
  if (kind.includes('anti')) return withFurther(kept, [further(other, `join ${kind}`, true)]);
  if (kind.includes('semi')) return withFurther(kept, [further(other, 'join', false)]);
  return combine(left, right, 'join');
}

/** `lookup (right)`: a join whose right side only adds columns. */
export function lowerLookup(operator: SyntaxNode, left: Table, scope: Scope): Table {
  const expression = part(operator, 'Expression');
  if (expression === undefined) return left;
  return combine(left, lowerTable(expression, scope), 'lookup');
}

/** The rows of both sides, side by side. */
export function combine(left: Table, right: Table, label: string): Table {
  const columns = columnsOfBranches(right.branches);
  const joined = mapBranches(left, (branch) => ({
    ...branch,
    columns: joinColumns(branch.columns, columns),
    rows: null,
    outside: branch.outside || branch.rows !== null,
  }));
  return withFurther(joined, [further(right, label, false)]);
}

function further(table: Table, label: string, negated: boolean): FurtherTable {
  return { table, label, negated };
}

/** The columns that any of the branches has; where several have one, it is the first one's. */
export function columnsOfBranches(branches: readonly Branch[]): Columns {
  const all = branches.map(({ columns }) => columns);
  const [first] = all;
  if (first === undefined || all.length === 1) return first ?? SOURCE_COLUMNS;
  return {
    layers: all.toReversed().flatMap(({ layers }) => layers),
    others: all.some(({ others }) => others === 'field') ? 'field' : first.others,
    joined: all.flatMap(({ joined }) => joined),
    first: first.first,
  };
}
