import { isComparison, lowerCondition } from '../conditions/lowerCondition.js';
import { bindingOf } from '../Environment.js';
import { deeper, writtenAt } from '../KustoContext.js';
import { part, type SyntaxNode } from '../parser/SyntaxNode.js';
import { callTable } from '../tables/callFunction.js';
import { isTabular } from '../tables/isTabular.js';
import { lowerTable } from '../tables/lowerTable.js';
import { columnOf, madeColumn } from './Columns.js';
import { evaluateArithmetic, isArithmetic } from './evaluateArithmetic.js';
import { evaluateCall } from './evaluateCall.js';
import { evaluateElement, evaluateMember } from './evaluatePath.js';
import { readLiteral } from './readLiteral.js';
import { AGGREGATE, derived, field, type Scalar } from './Scalar.js';
import type { Scope } from './Scope.js';

/** What the value of an expression is known to be: a field, a constant, something computed. */
export function evaluate(node: SyntaxNode, scope: Scope): Scalar {
  const { context } = scope;
  if (node.kind === 'NameReference') return evaluateName(node, scope);
  const literal = readLiteral(node, context);
  if (literal !== undefined) return literal;
  const known = deeper(context, node, undefined, () => evaluateInner(node, scope));
  return known ?? derived(writtenAt(context, node));
}

function evaluateInner(node: SyntaxNode, scope: Scope): Scalar | undefined {
  switch (node.kind) {
    case 'ParenthesizedExpression':
    case 'SimpleNamedExpression':
      return evaluatePart(node, 'Expression', scope);
    case 'FunctionCallExpression':
      return evaluateCall(node, scope);
    case 'PathExpression':
      return evaluateMember(node, scope);
    case 'ElementExpression':
      return evaluateElement(node, scope);
    case 'StarExpression':
      // A search over all columns.
      return field('');
    case 'ToScalarExpression':
      return evaluateToScalar(node, scope);
    case 'TypeOfLiteralExpression':
      return undefined;
    default:
  }
  if (isArithmetic(node)) return evaluateArithmetic(node, scope);
  if (isComparison(node)) return { kind: 'condition', expression: lowerCondition(node, scope) };
  return isTabular(node, scope.environment)
    ? { kind: 'table', table: lowerTable(node, scope) }
    : undefined;
}

/** The value of the part in a role. */
export function evaluatePart(node: SyntaxNode, role: string, scope: Scope): Scalar | undefined {
  const inner = part(node, role);
  return inner === undefined ? undefined : evaluate(inner, scope);
}

/** A column that the query has made, then a name of a `let`, then a column of the source. */
function evaluateName(node: SyntaxNode, scope: Scope): Scalar {
  const { text: name } = node;
  const column = madeColumn(scope.columns, name);
  if (column !== undefined) return column;
  const binding = bindingOf(scope.environment, name);
  switch (binding?.kind) {
    case 'scalar':
      return binding.scalar;
    case 'table':
      return { kind: 'table', table: binding.table };
    case 'function':
      return { kind: 'table', table: callTable(node, binding, [], scope) };
    default:
      return columnOf(scope.columns, name);
  }
}

/** `toscalar(table)`: the value in its first row, where the query spells that out. */
function evaluateToScalar(node: SyntaxNode, scope: Scope): Scalar {
  const inner = part(node, 'Expression');
  if (inner === undefined) return AGGREGATE;
  const table = lowerTable(inner, scope);
  const [row] = table.branches.flatMap(({ rows }) => rows ?? []);
  const scalar = row?.first == null ? undefined : columnOf(row, row.first);
  return scalar ?? { kind: 'table', table };
}
