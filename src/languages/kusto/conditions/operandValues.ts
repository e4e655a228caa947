import type { Value } from '../../../model/Predicate.js';
import { type KustoContext, report, spanOf } from '../KustoContext.js';
import type { SyntaxNode } from '../parser/SyntaxNode.js';
import { columnOf } from '../scalars/Columns.js';
import type { Scalar } from '../scalars/Scalar.js';
import { sourceName } from '../tables/sourceName.js';
import type { Branch, Table } from '../tables/Table.js';

/** One side of a comparison, and where it stands. */
export interface Operand {
  readonly scalar: Scalar;
  readonly node: SyntaxNode;
}

/** What is compared with. */
export interface OperandValues {
  readonly values: readonly Value[];
  /** Tables that some of the values stand for. */
  readonly tables: readonly Table[];
}

/** The values of operands; what is only known where the query runs is a placeholder. */
export function valuesOf(operands: readonly Operand[], context: KustoContext): OperandValues {
  const values: Value[] = [];
  const tables: Table[] = [];
  for (const { scalar, node } of operands) {
    switch (scalar.kind) {
      case 'constant':
        values.push(scalar.value);
        break;
      case 'list':
        for (const value of scalar.values) values.push(value);
        break;
      case 'outside':
        values.push(unknownValue(scalar.name, node, context));
        break;
      case 'table':
        for (const value of tableValues(scalar.table, node, context)) values.push(value);
        if (scalar.table.branches.some(readsTable)) tables.push(scalar.table);
        break;
      default:
    }
  }
  return { values, tables };
}

/** The rows that the query spells out, and a placeholder for those that it does not. */
function tableValues(table: Table, node: SyntaxNode, context: KustoContext): readonly Value[] {
  const spelled = table.branches.flatMap(({ rows }) => rows ?? []).flatMap(firstValues);
  if (table.branches.every(({ rows }) => rows !== null)) return spelled;
  const name = sourceName(node);
  const inside = table.branches.some(readsTable);
  const rest = inside ? placeholder(name, node, context) : unknownValue(name, node, context);
  return [...spelled, rest];
}

function firstValues(row: Branch['columns']): readonly Value[] {
  const scalar = row.first === null ? null : columnOf(row, row.first);
  if (scalar?.kind === 'constant') return [scalar.value];
  return scalar?.kind === 'list' ? scalar.values : [];
}

/** The branch reads a table of events, whose conditions are known. */
function readsTable({ scope }: Branch): boolean {
  return scope.length > 0;
}

function unknownValue(name: string, node: SyntaxNode, context: KustoContext): Value {
  const message = `what '${name}' stands for is known only where the query runs`;
  report(context, 'kusto/unknown-value', message, node);
  return placeholder(name, node, context);
}

function placeholder(name: string, node: SyntaxNode, context: KustoContext): Value {
  return { text: name, type: 'placeholder', span: spanOf(context, node) };
}
