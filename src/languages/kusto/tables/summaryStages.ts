import { items, part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { type Columns, onlyColumns, withColumns } from '../scalars/Columns.js';
import { evaluate } from '../scalars/evaluate.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import { AGGREGATE, asColumn, type Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import type { ColumnStage } from './lowerStage.js';
import { columnName, compoundNames, namedExpressions } from './namedExpressions.js';

/** Operators that make one row of many: their columns are of several events. */
export const SUMMARY_STAGES: ReadonlyMap<string, ColumnStage> = new Map<string, ColumnStage>([
  ['SummarizeOperator', lowerSummarize],
  ['MakeSeriesOperator', lowerSummarize],
  ['CountOperator', lowerCount],
  ['GetSchemaOperator', lowerCount],
  ['ReduceByOperator', lowerCount],
]);

type Entry = readonly [string, Scalar];

/**
 * `summarize` and `make-series`. The grouping columns are what they were; of the others, only the
 * values of a single row are (`arg_max`, `take_any`), everything else is an aggregate.
 */
function lowerSummarize(operator: SyntaxNode, scope: Scope): Columns {
  const grouping = namedExpressions(items(part(operator, 'ByClause'), 'Expressions'), scope);
  const aggregates = items(operator, 'Aggregates').map(
    // An aggregate of `make-series` stands together with its default.
    (node) => (node.kind === 'MakeSeriesExpression' ? (part(node, 'Expression') ?? node) : node),
  );
  const made = aggregates.flatMap((aggregate) => aggregateColumns(aggregate, scope));
  const entries = [...grouping, ...made, ...grouping];
  return aggregates.some(keepsAll)
    ? withColumns(scope.columns, entries)
    : onlyColumns(entries, 'aggregate');
}

function lowerCount(): Columns {
  return onlyColumns([], 'aggregate');
}

/** Aggregates that give the values of one row, and how many arguments they only choose it by. */
const OF_ONE_ROW: ReadonlySet<string> = new Set([
  'arg_max',
  'arg_min',
  'argmax',
  'argmin',
  'take_any',
  'take_anyif',
  'any',
  'anyif',
]);

function keepsAll(aggregate: SyntaxNode): boolean {
  const call = callOf(aggregate);
  return call !== undefined && argumentsOf(call).some(({ kind }) => kind === 'StarExpression');
}

/** The call of an aggregate that gives the values of one row. */
function callOf(aggregate: SyntaxNode): SyntaxNode | undefined {
  const node = isNamed(aggregate) ? part(aggregate, 'Expression') : aggregate;
  return OF_ONE_ROW.has(part(node, 'Name')?.text ?? '') ? node : undefined;
}

function isNamed({ kind }: SyntaxNode): boolean {
  return kind === 'SimpleNamedExpression' || kind === 'CompoundNamedExpression';
}

function aggregateColumns(aggregate: SyntaxNode, scope: Scope): readonly Entry[] {
  const names = namesOf(aggregate);
  const call = callOf(aggregate);
  if (call === undefined) return names.map((name) => [name, AGGREGATE]);
  const prefix = part(call, 'Name')?.text ?? '';
  return argumentsOf(call).flatMap((arg, i): readonly Entry[] => {
    const own = columnName(arg);
    const name = names[i] ?? own;
    if (arg.kind === 'StarExpression' || name === undefined) return [];
    const scalar = asColumn(name, evaluate(arg, scope));
    return prefix === 'any'
      ? [
          [name, scalar],
          [`any_${name}`, scalar],
        ]
      : [[name, scalar]];
  });
}

/** The names that the author gave to the columns of an aggregate. */
function namesOf(aggregate: SyntaxNode): readonly string[] {
  if (aggregate.kind === 'CompoundNamedExpression') return compoundNames(aggregate);
  const name = isNamed(aggregate) ? part(aggregate, 'Name')?.text : undefined;
  return name === undefined ? [] : [name];
}
