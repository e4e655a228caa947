import type { Expression } from '../../../model/Expression.js';
import { not } from '../../../model/Expression.js';
import type { Predicate } from '../../../model/Predicate.js';
import type { Query } from '../../../model/Query.js';
import { ALWAYS, allOf } from '../conditions/truth.js';
import type { KustoContext } from '../KustoContext.js';
import { type Branch, conditionsOf, type FurtherTable, type Table } from './Table.js';

/** What a table is in its rule. */
interface Role {
  readonly table: Table;
  readonly label: string;
  readonly negated: boolean;
}

/** What was said already. */
interface Said {
  readonly queries: Query[];
  readonly keys: Set<string>;
  readonly predicates: Set<Predicate>;
}

/**
 * The queries of a table: its branches, then the tables that it was combined with, then those whose
 * values its conditions compare with. A table that must have no rows stands under a NOT. What would
 * say the same twice is left out.
 */
export function queriesOf(table: Table, context: KustoContext): readonly Query[] {
  const said: Said = { queries: [], keys: new Set(), predicates: new Set() };
  const seen = { true: new Set<Table>(), false: new Set<Table>() };
  const waiting: Role[] = [{ table, label: '', negated: false }];
  // The list grows while it is walked.
  for (const role of waiting) {
    const known = seen[`${role.negated}`];
    if (known.has(role.table)) continue;
    known.add(role.table);
    const subqueries = addBranches(role, said, context);
    for (const further of role.table.further) waiting.push(furtherRole(further, role));
    for (const subquery of subqueries) waiting.push(subquery);
  }
  return said.queries;
}

/** Adds a query for each branch of a table, and gives the tables that their conditions name. */
function addBranches(role: Role, said: Said, context: KustoContext): readonly Role[] {
  const branches = role.table.branches.filter(isQuery).map(({ scope, conditions }) => ({
    scope,
    positive: allOf(conditionsOf(conditions)) ?? ALWAYS,
  }));
  const queries = branches.flatMap(({ scope, positive }): readonly Query[] => {
    const expression = unshared(role.negated ? not(positive) : positive, said.predicates);
    const key = JSON.stringify([scope, expression]);
    if (said.keys.has(key)) return [];
    said.keys.add(key);
    return [{ scope, expression }];
  });
  for (const [i, query] of queries.entries()) {
    const split = queries.length > 1 ? `${role.table.split} ${i + 1}` : '';
    const label = role.label === '' ? split : role.label;
    said.queries.push(label === '' ? query : { ...query, label });
  }
  return branches.flatMap(({ positive }) => subqueriesOf(positive, role.negated, context));
}

/** What a table is combined with to find that there is none stands under the same NOT. */
function furtherRole({ table, label, negated }: FurtherTable, around: Role): Role {
  return {
    table,
    label: around.negated ? around.label : label,
    negated: around.negated !== negated,
  };
}

/** A branch that reads no table, and demands nothing, is about no events. */
function isQuery({ scope, conditions }: Branch): boolean {
  return scope.length > 0 || conditions !== null;
}

/** The tables that the predicates of an expression compare with. */
function subqueriesOf(
  expression: Expression,
  negated: boolean,
  context: KustoContext,
): readonly Role[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.flatMap((one) => subqueriesOf(one, negated, context));
    case 'not':
      return subqueriesOf(expression.operand, !negated, context);
    case 'predicate': {
      const tables = context.tablesOf.get(expression.predicate) ?? [];
      return tables.map((table) => ({ table, label: 'subquery', negated }));
    }
    case 'opaque':
      return [];
  }
}

/** The expression with predicates of its own: where a branch is used twice, each use is one. */
function unshared(expression: Expression, used: Set<Predicate>): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map((one) => unshared(one, used)) };
    case 'not':
      return { ...expression, operand: unshared(expression.operand, used) };
    case 'predicate': {
      if (used.has(expression.predicate)) {
        return { kind: 'predicate', predicate: { ...expression.predicate } };
      }
      used.add(expression.predicate);
      return expression;
    }
    case 'opaque':
      return expression;
  }
}
