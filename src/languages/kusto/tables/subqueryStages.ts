import { bindingOf } from '../Environment.js';
import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Columns, columnOf, entriesOf, onlyColumns, withColumns } from '../scalars/Columns.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import { derivedColumn, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { callTable } from './callFunction.js';
import { expandedColumns } from './columnStages.js';
import { combine } from './joinStages.js';
import { lowerScan } from './lowerScan.js';
import type { Stage } from './lowerStage.js';
import { lowerTable } from './lowerTable.js';
import { unionOf } from './lowerUnion.js';
import {
  type Branch,
  conditionsOf,
  mapBranches,
  restricted,
  type Table,
  tableOf,
  withFurther,
} from './Table.js';

/** Operators that pass rows through a query, or a function, of their own. */
export const SUBQUERY_STAGES: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ['AsOperator', lowerAs],
  ['EvaluateOperator', lowerEvaluate],
  ['ForkOperator', lowerFork],
  ['InvokeOperator', lowerInvoke],
  ['MvApplyOperator', lowerMvApply],
  ['PartitionOperator', lowerPartition],
  ['PartitionByOperator', lowerPartition],
  ['ScanOperator', lowerScan],
]);

/** `as name`: the rows so far can be read again under that name. */
function lowerAs(operator: SyntaxNode, table: Table, { environment }: Scope): Table {
  const name = part(operator, 'Name')?.text;
  if (name !== undefined) environment.names.set(name, { kind: 'table', table });
  return table;
}

/** `fork (…) (…)`: the same rows by several ways. */
function lowerFork(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const ways = items(operator, 'Expressions').flatMap((way) => {
    const expression = part(way, 'Expression');
    return expression === undefined ? [] : [lowerTable(expression, scope, table)];
  });
  return { ...unionOf(ways, operator, scope), split: 'fork' };
}

function lowerPartition(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const operand = part(operator, 'Operand') ?? operator;
  const subquery = part(operand, 'Subquery') ?? part(operand, 'Query');
  return subquery === undefined ? table : lowerTable(subquery, scope, table);
}

/**
 * `mv-apply array on (subquery)`: the subquery works on the elements of each row, and what it
 * demands of them is demanded of the row.
 */
function lowerMvApply(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const subquery = part(part(operator, 'Subquery'), 'Expression');
  if (subquery === undefined) return table;
  const applied = table.branches.map((branch) => {
    const inner = { ...scope, columns: branch.columns };
    const columns = withColumns(branch.columns, expandedColumns(operator, inner));
    const elements: Branch = { ...branch, columns, conditions: null, rows: null };
    const result = lowerTable(subquery, scope, tableOf([elements]));
    return { branch: afterSubquery(branch, columns, result), further: result.further };
  });
  const branches = applied.map(({ branch }) => branch);
  return withFurther(
    { ...table, branches },
    applied.flatMap(({ further }) => further),
  );
}

function afterSubquery(branch: Branch, columns: Columns, result: Table): Branch {
  const made = result.branches.flatMap((one) => entriesOf(one.columns));
  const conditions = result.branches.flatMap((one) => conditionsOf(one.conditions));
  return {
    ...conditions.reduce(restricted, branch),
    columns: withColumns(columns, made),
    rows: null,
    outside: branch.outside || branch.rows !== null,
  };
}

/** What `FileProfile` looks up about a file, as Microsoft documents it. */
const FILE_PROFILE = [
  'GlobalFirstSeen',
  'GlobalLastSeen',
  'GlobalPrevalence',
  'IsCertificateValid',
  'IsExecutable',
  'IsRootSignerMicrosoft',
  'Issuer',
  'ProfileAvailability',
  'Publisher',
  'SignatureState',
  'Signer',
  'SoftwareName',
  'ThreatName',
];

/** `invoke function(…)`: the rows are the function's first argument. */
function lowerInvoke(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const call = part(operator, 'Function');
  const name = part(call, 'Name')?.text ?? '';
  const binding = bindingOf(scope.environment, name);
  if (call !== undefined && binding?.kind === 'function') {
    return callTable(call, binding, argumentsOf(call), scope, table);
  }
  return name === 'FileProfile' ? withLookedUp(table, FILE_PROFILE) : table;
}

function withLookedUp(table: Table, names: readonly string[]): Table {
  const columns = names.map((name): [string, Scalar] => [name, derivedColumn(name)]);
  return mapBranches(table, (branch) => ({
    ...branch,
    columns: withColumns(branch.columns, columns),
  }));
}

/** `evaluate plugin(…)`: what other columns there are afterwards. */
function lowerEvaluate(operator: SyntaxNode, table: Table, scope: Scope): Table {
  const call = part(operator, 'FunctionCall');
  const name = part(call, 'Name')?.text ?? '';
  if (call === undefined) return table;
  if (/^ipv[46]_lookup$/.test(name)) {
    const [right] = argumentsOf(call);
    return right === undefined ? table : combine(table, lowerTable(right, scope), 'lookup');
  }
  if (name === 'pivot') return mapBranches(table, (branch) => pivoted(branch, argumentsOf(call)));
  const others = OTHERS_AFTER.get(name);
  if (others === undefined) return table;
  return mapBranches(table, (branch) => ({ ...branch, columns: { ...branch.columns, others } }));
}

/**
 * `pivot(column, aggregate, rows…)`: the values of a column become columns. Those that name the rows
 * are what they were; where none is named, it is all others.
 */
function pivoted(branch: Branch, [, aggregate, ...rows]: readonly SyntaxNode[]): Branch {
  if (rows.length === 0) return branch;
  const kept = rows.map(({ text }): [string, Scalar] => [text, columnOf(branch.columns, text)]);
  const ofOneRow = /^(take_)?any/.test(part(aggregate, 'Name')?.text ?? '');
  return { ...branch, columns: onlyColumns(kept, ofOneRow ? 'derived' : 'aggregate'), rows: null };
}

/** The columns that plugins add: members of a column, aggregates, or anything computed. */
const OTHERS_AFTER: ReadonlyMap<string, Columns['others']> = new Map([
  ['bag_unpack', 'field'],
  ['autocluster', 'aggregate'],
  ['basket', 'aggregate'],
  ['diffpatterns', 'aggregate'],
  ['python', 'derived'],
  ['r', 'derived'],
]);
