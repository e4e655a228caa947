import { isAlways } from '../../../model/constants.js';
import type { Expression } from '../../../model/Expression.js';
import { and, not } from '../../../model/Expression.js';
import type { Query, ScopeTerm } from '../../../model/Query.js';
import { LIMITS } from '../../../text/limits.js';
import { type Columns, copyColumns, createColumns } from '../lower/Columns.js';
import { allOf, type Condition, measure } from '../lower/conditions.js';

/** The rows that flow through a pipeline, as far as they come from one search. */
export interface Branch {
  readonly label: string;
  readonly scope: ScopeTerm[];
  /** What every row has passed. */
  readonly conditions: Expression[];
  readonly columns: Columns;
  /** How much the conditions compare with. */
  size: number;
}

export function createBranch(label: string, scope: readonly ScopeTerm[]): Branch {
  return { label, scope: [...scope], conditions: [], columns: createColumns(), size: 0 };
}

/** Rows that are gone through once more, beside these. */
export function copyBranch(branch: Branch, label: string): Branch {
  const { scope, conditions, columns, size } = branch;
  return {
    label,
    scope: [...scope],
    conditions: [...conditions],
    columns: copyColumns(columns),
    size,
  };
}

/** Lets only rows through of which a condition holds; false where there are too many conditions. */
export function addCondition(branch: Branch, condition: Condition): boolean {
  if (condition === null || isAlways(condition)) return true;
  branch.size += measure(condition).predicates;
  if (branch.size > LIMITS.valuesPerRule) return false;
  if (condition.kind === 'and') branch.conditions.push(...condition.operands);
  else branch.conditions.push(condition);
  return true;
}

/** What a branch says of an event; `negated`: that there must be no such event. */
export function queryOf({ label, scope, conditions }: Branch, negated = false): Query {
  const condition = allOf(conditions) ?? and([]);
  const expression = negated ? not(condition) : condition;
  return label === '' ? { scope, expression } : { scope, expression, label };
}

/** What a copy of a branch says beyond the branch itself: a query, or none. */
export function keepOwn(copy: Branch, branch: Branch): readonly Query[] {
  const own = copy.conditions.slice(branch.conditions.length);
  return own.length === 0 ? [] : [queryOf({ ...copy, conditions: own })];
}

/** Whether a branch says nothing: neither what events it looks at, nor what of them. */
export function isSilent({ scope, conditions }: Branch): boolean {
  return conditions.length === 0 && scope.every(({ name }) => name === 'lookup');
}
