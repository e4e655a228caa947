import { ALWAYS, NEVER } from '../../../model/constants.js';
import { type Expression, not } from '../../../model/Expression.js';
import type { FieldComparison, Kind } from '../../../model/Predicate.js';
import type { Extent } from '../../../text/Extent.js';
import type { Comparator, ComparisonNode, ExpressionNode } from '../syntax/SyntaxTree.js';
import { bounded } from './bounded.js';
import type { Column, Literal } from './Column.js';
import { type Lowering, opaque, spend, tell } from './Lowering.js';
import { holds, noteStars } from './literals.js';
import { truthOf } from './lowerCondition.js';
import { lowerMatch } from './lowerMatch.js';
import { compareFields, compareWith, type Subject, subjectOf } from './predicates.js';
import { resolve } from './resolve.js';
import { decide } from './resolveCase.js';
import type { Scope } from './Scope.js';

/** One side of a comparison. */
export interface Side {
  readonly node: ExpressionNode;
  readonly column: Column;
}

/** `left operator right`. */
export function lowerComparison(
  node: ComparisonNode,
  scope: Scope,
  lowering: Lowering,
): Expression | null {
  const left = sideOf(node.left, scope, lowering);
  const right = sideOf(node.right, scope, lowering);
  if (node.operator === ':') return lowerMatch(left, right, ':', node, lowering);
  return compareSides(left, node.operator, right, node.operator, node, lowering);
}

export function sideOf(node: ExpressionNode, scope: Scope, lowering: Lowering): Side {
  return { node, column: resolve(node, scope, lowering) };
}

type Operator = Exclude<Comparator, ':'>;

/** The comparison read from the other side. */
const TURNED: Readonly<Record<Operator, Operator>> = {
  '==': '==',
  '!=': '!=',
  '=~': '=~',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Compares two sides; `as` is how the author wrote the operator. Null where it is no predicate. */
export function compareSides(
  left: Side,
  operator: Operator,
  right: Side,
  as: string,
  node: ExpressionNode,
  lowering: Lowering,
): Expression | null {
  if (left.column.kind === 'omitted' || right.column.kind === 'omitted') return null;
  if (isLiteral(left.column)) {
    if (isLiteral(right.column)) return compareLiterals(left.column, operator, right.column);
    return compareSides(right, TURNED[operator], left, as, node, lowering);
  }
  if (right.column.kind === 'constant') {
    return compareToConstant(left, operator, right.column.values, as, node, lowering);
  }
  return compareColumns(left, operator, right, as, node, lowering);
}

type Constant = Extract<Column, { kind: 'constant' }>;

/** Whether a column is literals, of which all is known. */
function isLiteral(column: Column): column is Constant {
  return column.kind === 'constant' && column.values.every(({ type }) => type !== 'placeholder');
}

function compareLiterals(left: Constant, operator: Operator, right: Constant): Expression {
  const [one, other] = [left.values[0], right.values[0]];
  if (one === undefined || other === undefined) return NEVER;
  return holds(one, operator, other) ? ALWAYS : NEVER;
}

function compareToConstant(
  left: Side,
  operator: Operator,
  values: readonly Literal[],
  as: string,
  node: ExpressionNode,
  lowering: Lowering,
): Expression | null {
  const [value] = values;
  if (value === undefined) return NEVER;
  const truth = compareTruth(left, operator, value, lowering);
  if (truth !== undefined) return truth;
  if (left.column.kind === 'choice') {
    const test = (result: Literal) => values.some((one) => holds(result, operator, one));
    return chosenWhere(left.column, test, node, lowering);
  }
  const subject = subjectOf(left.node, left.column, lowering);
  if (value.type === 'null') return compareToNull(subject, operator, as, node, lowering);
  // A bound in time, such as `@timestamp > "2025-01-01"`, is no predicate.
  if (subject.name === '@timestamp' && !subject.derived) return null;
  noteStars(operator, values, lowering);
  const folded = operator === '=~' ? { ...subject, cased: false } : subject;
  const compared = compareWith(KINDS[operator], values, { subject: folded, as, node }, lowering);
  return operator === '!=' ? not(compared) : compared;
}

const KINDS: Readonly<Record<Operator, Kind & FieldComparison>> = {
  '==': 'eq',
  '!=': 'eq',
  '=~': 'eq',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};

/** A condition compared with true or false; undefined where it is something else. */
function compareTruth(
  { node, column }: Side,
  operator: Operator,
  value: Literal,
  lowering: Lowering,
): Expression | null | undefined {
  if (column.kind !== 'condition' || value.type !== 'boolean') return undefined;
  if (operator !== '==' && operator !== '!=') return undefined;
  const truth = truthOf(column, node, lowering);
  const isWanted = (value.text === 'true') === (operator === '==');
  return truth === null || isWanted ? truth : not(truth);
}

/** When a choice gives a literal that `test` accepts. */
export function chosenWhere(
  column: Extract<Column, { kind: 'choice' }>,
  test: (result: Literal) => boolean,
  node: Extent,
  lowering: Lowering,
): Expression {
  if (!spend(lowering, column.size, node)) return opaque(lowering, node);
  return bounded(decide(column.branches, test), node, lowering);
}

function compareToNull(
  subject: Subject,
  operator: Operator,
  as: string,
  node: ExpressionNode,
  lowering: Lowering,
): Expression {
  const message = `a comparison with null by '${as}' is never true`;
  tell(lowering, 'esql/null-comparison', message, node);
  const isNull = compareWith('is_null', [], { subject, as, node }, lowering);
  if (operator === '==' || operator === '=~') return isNull;
  return operator === '!=' ? not(isNull) : NEVER;
}

function compareColumns(
  left: Side,
  operator: Operator,
  right: Side,
  as: string,
  node: ExpressionNode,
  lowering: Lowering,
): Expression {
  const subject = subjectOf(left.node, left.column, lowering);
  const other = subjectOf(right.node, right.column, lowering);
  const compare = KINDS[operator];
  const folded = operator === '=~' ? { ...subject, cased: false } : subject;
  const comparison = { subject: folded, as, node };
  const compared = compareFields(compare, other, right.node, comparison, lowering);
  return operator === '!=' ? not(compared) : compared;
}
