import type { Expression } from '../../../model/Expression.js';
import type { ScopeTerm } from '../../../model/Query.js';
import type { Columns } from '../scalars/Columns.js';

/** What a tabular expression gives, as far as conditions on events are concerned. */
export interface Table {
  /** Alternatives: a row of the table comes from one of them. */
  readonly branches: readonly Branch[];
  /** Other tables that the rows were combined with. */
  readonly further: readonly FurtherTable[];
  /** The operator that made branches of a table: `union`, `fork`. */
  readonly split: string;
}

/** Rows of one origin. */
export interface Branch {
  readonly scope: readonly ScopeTerm[];
  /** What all rows fulfil. */
  readonly conditions: Conditions;
  readonly columns: Columns;
  /** The rows themselves, where the query spells them out (`datatable`). */
  readonly rows: readonly Columns[] | null;
  /** The rows are not known: they come from a watchlist or from external data. */
  readonly outside: boolean;
}

/** Conditions that hold together, the last one first: adding one costs the same however many. */
export type Conditions = { readonly last: Expression; readonly before: Conditions } | null;

/** Conditions in their order. */
export function conditionsOf(conditions: Conditions): readonly Expression[] {
  const reversed: Expression[] = [];
  for (let rest = conditions; rest !== null; rest = rest.before) reversed.push(rest.last);
  return reversed.reverse();
}

/** A table that another one was joined with. */
export interface FurtherTable {
  readonly table: Table;
  /** What it is in the rule: `join`, `lookup`. */
  readonly label: string;
  /** No row of it may exist. */
  readonly negated: boolean;
}

export function tableOf(branches: readonly Branch[]): Table {
  return { branches, further: [], split: 'union' };
}

/** The same table with its branches changed. */
export function mapBranches(table: Table, change: (branch: Branch) => Branch): Table {
  return { ...table, branches: table.branches.map(change) };
}

export function withFurther(table: Table, more: readonly FurtherTable[]): Table {
  return more.length === 0 ? table : { ...table, further: [...table.further, ...more] };
}

/** A branch with a further condition; null says nothing. */
export function restricted(branch: Branch, condition: Expression | null): Branch {
  if (condition === null) return branch;
  return { ...branch, conditions: { last: condition, before: branch.conditions } };
}
