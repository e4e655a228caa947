import type { AggregateNode, FieldNode, StageNode } from '../syntax/SyntaxTree.js';
import { type Column, DERIVED, OMITTED } from './Column.js';
import { keepColumns } from './keepColumns.js';
import { type Lowering, opaque, tell } from './Lowering.js';
import { limited } from './limited.js';
import { lowerCondition } from './lowerCondition.js';
import { assign } from './lowerQuery.js';
import { branchOff, type Pipeline } from './Pipeline.js';
import { resolve } from './resolve.js';
import { createScope, fieldColumn, findColumn, type Scope } from './Scope.js';

/** Leads pipelines through commands; FORK makes more of them. */
export function applyStages(
  pipelines: readonly Pipeline[],
  stages: readonly StageNode[],
  lowering: Lowering,
): readonly Pipeline[] {
  let current = pipelines;
  for (const stage of stages) {
    if (stage.kind === 'fork') current = applyFork(current, stage.branches, lowering);
    else for (const pipeline of current) applyStage(pipeline, stage, lowering);
  }
  return current;
}

function applyFork(
  pipelines: readonly Pipeline[],
  branches: readonly (readonly StageNode[])[],
  lowering: Lowering,
): readonly Pipeline[] {
  const all = pipelines.flatMap((pipeline) =>
    branches.map((stages, i) => ({ pipeline, stages, number: i + 1 })),
  );
  const ways = limited(all, lowering).flatMap(({ pipeline, stages, number }) => {
    const branch = branchOff(pipeline, `fork ${number}`);
    branch.scope.columns.set('_fork', forkName(number));
    return applyStages([branch], stages, lowering);
  });
  return limited(ways, lowering);
}

/** The column that says which branch a row has come through. */
function forkName(number: number): Column {
  const text = `fork${number}`;
  return { kind: 'constant', values: [{ type: 'string', text, start: 0, end: 0 }] };
}

function applyStage(pipeline: Pipeline, stage: StageNode, lowering: Lowering): void {
  const { scope } = pipeline;
  switch (stage.kind) {
    case 'where': {
      const condition = lowerCondition(stage.condition, scope, lowering);
      if (condition !== null) pipeline.conditions.push(condition);
      break;
    }
    case 'eval':
      for (const field of stage.fields) assign(field, scope, lowering);
      break;
    case 'stats':
      pipeline.scope = applyStats(scope, stage, lowering);
      break;
    case 'keep':
      pipeline.scope = keepColumns(scope, stage.patterns);
      break;
    case 'drop':
      for (const { name } of stage.patterns) scope.columns.set(name, 'removed');
      break;
    case 'rename':
      for (const { from, to } of stage.pairs) rename(scope, from, to);
      break;
    case 'compute':
      applyCompute(scope, stage, lowering);
      break;
    case 'lookup':
      scope.unknown = 'looked-up';
      scope.closed = null;
      break;
    case 'summary':
      pipeline.scope = createScope('looked-up', null);
      break;
    case 'faulty':
      pipeline.conditions.push(opaque(lowering, stage));
      break;
    case 'fork':
    case 'pass':
      break;
  }
}

function rename(scope: Scope, from: string, to: string): void {
  const column = findColumn(scope, from) ?? fieldColumn(from);
  scope.columns.set(from, 'removed');
  scope.columns.set(to, column);
}

/** STATS leaves the columns that it groups by and its aggregates, which give no predicates. */
function applyStats(
  scope: Scope,
  { inline, aggregates, groups }: Extract<StageNode, { kind: 'stats' }>,
  lowering: Lowering,
): Scope {
  for (const aggregate of aggregates) noteFilter(aggregate, lowering);
  const columns = groups.map((group): readonly [string, Column] => [
    group.name,
    groupColumn(group, scope, lowering),
  ]);
  const after = inline ? scope : createScope('field', []);
  for (const { name } of aggregates) after.columns.set(name, OMITTED);
  for (const [name, column] of columns) after.columns.set(name, column);
  return after;
}

function groupColumn({ value }: FieldNode, scope: Scope, lowering: Lowering): Column {
  return resolve(value, scope, lowering);
}

function noteFilter({ filter, value, end }: AggregateNode, lowering: Lowering): void {
  if (filter === null) return;
  const message = 'the filter of a single aggregate does not restrict the events';
  tell(lowering, 'esql/aggregate-filter', message, { start: value.start, end });
}

/** A command that makes new columns of an input: computed, unless the input is no event's. */
function applyCompute(
  scope: Scope,
  { names, prefix, input }: Extract<StageNode, { kind: 'compute' }>,
  lowering: Lowering,
): void {
  const isOmitted = input === null || resolve(input, scope, lowering).kind === 'omitted';
  const column = isOmitted ? OMITTED : DERIVED;
  for (const name of names) scope.columns.set(name, column);
  if (prefix !== null) scope.prefixes.set(prefix, column);
}
