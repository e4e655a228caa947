import type { Expression } from '../../../model/Expression.js';
import { nearestName } from '../../../text/nearestName.js';
import { AGGREGATES, CASE_FOLDS, COMPARISONS, PASS_THROUGH, PATHS, TIMES } from '../functions.js';
import type { CallNode, ExpressionNode, LiteralNode, NameNode } from '../syntax/SyntaxTree.js';
import { bounded } from './bounded.js';
import { type Column, DERIVED, type Literal, OMITTED } from './Column.js';
import { calculate, negate } from './calculate.js';
import { type Lowering, tell, writtenText } from './Lowering.js';
import { lowerCondition } from './lowerCondition.js';
import { resolveCase } from './resolveCase.js';
import { fieldColumn, findColumn, type Scope } from './Scope.js';

/**
 * What an expression gives, as if it were a column: the field it comes from, literals, a condition,
 * or that it is computed (design section 3).
 */
export function resolve(node: ExpressionNode, scope: Scope, lowering: Lowering): Column {
  switch (node.kind) {
    case 'literal':
      return { kind: 'constant', values: [literalOf(node)] };
    case 'list':
      return resolveList(node.items, scope, lowering);
    case 'name':
      return resolveName(node, scope, lowering);
    case 'cast':
      return retyped(resolve(node.operand, scope, lowering));
    case 'call':
      return resolveCall(node, scope, lowering);
    case 'negative': {
      const operand = resolve(node.operand, scope, lowering);
      return negate(operand, node) ?? combine([operand], node, lowering);
    }
    case 'arithmetic': {
      const operands = node.operands.map((operand) => resolve(operand, scope, lowering));
      return calculate(operands, node) ?? combine(operands, node, lowering);
    }
    case 'map':
    case 'star':
    case 'faulty':
      return DERIVED;
    default:
      return resolveCondition(node, scope, lowering);
  }
}

function literalOf({ type, text, start, end }: LiteralNode): Literal {
  if (type === 'parameter') return { type: 'placeholder', text, start, end };
  return { type: type === 'timespan' ? 'string' : type, text, start, end };
}

function resolveList(items: readonly ExpressionNode[], scope: Scope, lowering: Lowering): Column {
  const columns = items.map((item) => resolve(item, scope, lowering));
  const values = columns.flatMap((column) => (column.kind === 'constant' ? column.values : []));
  return values.length === columns.length ? { kind: 'constant', values } : DERIVED;
}

function resolveName(node: NameNode, scope: Scope, lowering: Lowering): Column {
  const column = findColumn(scope, node.name);
  if (column !== null) return column;
  const known = scope.columns.size <= 1_000 ? [...scope.columns.keys()] : [];
  const near = nearestName(node.name, known);
  const hint = near === null || near === node.name ? undefined : `Did you mean '${near}'?`;
  const message = `there is no column '${node.name}' at this place`;
  tell(lowering, 'esql/unknown-column', message, node, hint);
  return fieldColumn(node.name);
}

/** A value of another type: what compares two columns no longer does. */
function retyped(column: Column): Column {
  return column.kind === 'condition' ? DERIVED : column;
}

function resolveCall(node: CallNode, scope: Scope, lowering: Lowering): Column {
  const { name, args } = node;
  if (TIMES.has(name)) return OMITTED;
  if (AGGREGATES.has(name)) {
    const message = `'${name}' aggregates: it can only be called in STATS`;
    tell(lowering, 'esql/aggregate-in-where', message, node);
    return OMITTED;
  }
  if (name === 'case') return resolveCase(node, scope, lowering);
  if (COMPARISONS.has(name)) return resolveCondition(node, scope, lowering);
  const columns = args.map((arg) => resolve(arg, scope, lowering));
  const [first] = columns;
  if (first !== undefined && PASS_THROUGH.has(name)) {
    return CASE_FOLDS.has(name) ? folded(first, name) : retyped(first);
  }
  if (first !== undefined && PATHS.has(name)) return pathInside(columns);
  return combine(columns, node, lowering);
}

function folded(column: Column, name: string): Column {
  switch (column.kind) {
    case 'field':
    case 'derived':
      return { ...column, cased: false };
    case 'constant':
      return { kind: 'constant', values: column.values.map((value) => foldLiteral(value, name)) };
    case 'omitted':
      return column;
    default:
      return DERIVED;
  }
}

function foldLiteral(value: Literal, name: string): Literal {
  if (value.type !== 'string') return value;
  const { text } = value;
  return { ...value, text: name === 'to_lower' ? text.toLowerCase() : text.toUpperCase() };
}

/** `json_extract(field, "a.b")` is the field at that path; of `_source`, the path is the field. */
function pathInside(columns: readonly Column[]): Column {
  const [base, path] = columns;
  if (base === undefined || base.kind === 'omitted') return OMITTED;
  const text = path?.kind === 'constant' ? path.values[0]?.text : undefined;
  if (base.kind !== 'field' || text === undefined || columns.length > 2) return DERIVED;
  const inside = text.replace(/^\$\.?/, '');
  if (inside === '') return base;
  const name = base.name === '_source' ? inside : `${base.name}.${inside}`;
  return { ...base, name };
}

/** What a function or an operator makes of its operands, where nothing more is known of it. */
function combine(columns: readonly Column[], node: ExpressionNode, lowering: Lowering): Column {
  if (columns.some(({ kind }) => kind === 'omitted')) return OMITTED;
  if (columns.length === 0 || columns.some(({ kind }) => kind !== 'constant')) return DERIVED;
  const text = writtenText(lowering, node);
  const { start, end } = node;
  return { kind: 'constant', values: [{ type: 'placeholder', text, start, end }] };
}

/** A column that is true or false. */
function resolveCondition(node: ExpressionNode, scope: Scope, lowering: Lowering): Column {
  const before = lowering.budget.left;
  const expression = lowerCondition(node, scope, lowering);
  return conditionColumn(expression, before - lowering.budget.left, node, lowering);
}

/** The column of a condition; omitted where nothing of it is a predicate. */
export function conditionColumn(
  expression: Expression | null,
  size: number,
  node: ExpressionNode,
  lowering: Lowering,
): Column {
  if (expression === null) return OMITTED;
  return { kind: 'condition', expression: bounded(expression, node, lowering), size };
}
