import { lowerCondition } from '../conditions/lowerCondition.js';
import { spendValues } from '../KustoContext.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { withColumns } from '../scalars/Columns.js';
import { AGGREGATE, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { columnsOfBranches } from './joinStages.js';
import { type Branch, restricted, type Table, tableOf, withFurther } from './Table.js';

/**
 * `scan with (step name: condition => …; …)`: a row belongs to one of the steps. Where the rows come
 * from one table, the steps are its branches; where they come from several, which step belongs to
 * which of these is not said, and the steps are further queries over all of them.
 */
export function lowerScan(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const steps = items(operator, 'Steps');
  const names = [...steps.map(nameOf), ...declaredNames(operator)];
  // A step's name stands for the row that an earlier step has found.
  const made = names.map((name): [string, Scalar] => [name, AGGREGATE]);
  const [only] = table.branches;
  if (only === undefined || !spendValues(scope.context, steps.length, operator)) return table;
  const restrict = (branch: Branch, step: SyntaxNode): Branch => {
    const columns = withColumns(branch.columns, made);
    const condition = part(step, 'Condition');
    if (condition === undefined) return { ...branch, columns };
    return { ...restricted(branch, lowerCondition(condition, { ...scope, columns })), columns };
  };
  if (table.branches.length === 1) {
    return { ...table, branches: steps.map((step) => restrict(only, step)), split: 'step' };
  }
  const all: Branch = {
    ...only,
    scope: table.branches.flatMap((branch) => branch.scope),
    columns: columnsOfBranches(table.branches),
    conditions: null,
  };
  const further = steps.map((step, i) => ({
    table: tableOf([restrict(all, step)]),
    label: `step ${i + 1}`,
    negated: false,
  }));
  const branches = table.branches.map((branch) => ({
    ...branch,
    columns: withColumns(branch.columns, made),
  }));
  return withFurther({ ...table, branches }, further);
}

function nameOf(step: SyntaxNode): string {
  return part(step, 'Name')?.text ?? '';
}

function declaredNames(operator: SyntaxNode): readonly string[] {
  const declarations = items(part(operator, 'DeclareClause'), 'Declarations');
  return declarations.map((one) => nameOf(part(one, 'NameAndType') ?? one));
}
