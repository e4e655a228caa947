import { bindingOf } from '../Environment.js';
import { deeper, opaqueAt, report, reused, writtenAt } from '../KustoContext.js';
import {
  items,
  operandsOf,
  part,
  type SyntaxNode,
  stagesOf,
  unwrapped,
} from '../parser/SyntaxNode.js';
import { madeColumn } from '../scalars/Columns.js';
import { evaluate } from '../scalars/evaluate.js';
import { argumentsOf } from '../scalars/evaluateCall.js';
import type { Scalar } from '../scalars/Scalar.js';
import type { Scope } from '../scalars/Scope.js';
import { compare, overChoice } from './compare.js';
import { isTrue, unrepresentable } from './fieldPredicates.js';
import type { Operand } from './operandValues.js';
import { functionOperator, type Operator, operatorOf } from './operators.js';
import { isPredicateFunction, lowerPredicateCall } from './predicateFunctions.js';
import { ALWAYS, allOf, anyOf, type Condition, NEVER, negated } from './truth.js';

/** Lowers a condition; null where no predicate says it, for it is on time or on several events. */
export function lowerCondition(node: SyntaxNode, scope: Scope): Condition {
  switch (node.kind) {
    case 'AndExpression':
      return allOf(operandsOf(node, node.kind).map((operand) => lowerCondition(operand, scope)));
    case 'OrExpression':
      return anyOf(operandsOf(node, node.kind).map((operand) => lowerCondition(operand, scope)));
    case 'ParenthesizedExpression':
      return lowerInner(part(node, 'Expression'), node, scope);
    case 'FunctionCallExpression':
      return lowerCall(node, scope);
    case 'BetweenExpression':
      return lowerBetween(node, scope);
    case 'NotBetweenExpression':
      return negated(lowerBetween(node, scope));
    case 'PipeExpression':
      return lowerUnclosed(node, scope);
    case 'SkippedCondition':
      return opaqueAt(scope.context, node);
    default: {
      const operator = operatorOf(node);
      if (operator !== undefined) return lowerComparison(node, operator, scope);
      return truthOf(evaluate(node, scope), node, scope);
    }
  }
}

/** Whether a node is a condition by its form. */
export function isComparison(node: SyntaxNode): boolean {
  return CONDITIONS.has(node.kind) || operatorOf(node) !== undefined;
}

const CONDITIONS: ReadonlySet<string> = new Set([
  'AndExpression',
  'OrExpression',
  'BetweenExpression',
  'NotBetweenExpression',
]);

function lowerInner(inner: SyntaxNode | undefined, place: SyntaxNode, scope: Scope): Condition {
  const { context } = scope;
  const opaque = opaqueAt(context, place);
  if (inner === undefined) return opaque;
  return deeper<Condition>(context, place, opaque, () => lowerCondition(inner, scope));
}

/** Behind a parenthesis that does not end, the conditions of further operators are read as well. */
function lowerUnclosed(node: SyntaxNode, scope: Scope): Condition {
  const { head, stages } = stagesOf(node);
  if (head === undefined || !isComparison(unwrapped(head))) {
    return truthOf(evaluate(node, scope), node, scope);
  }
  const filters = stages.flatMap((stage) => part(stage, 'Condition') ?? []);
  return allOf([head, ...filters].map((condition) => lowerCondition(condition, scope)));
}

function lowerCall(node: SyntaxNode, scope: Scope): Condition {
  const name = part(node, 'Name')?.text ?? '';
  const args = argumentsOf(node);
  if (bindingOf(scope.environment, name) === undefined) {
    if (name === 'not' && args[0] !== undefined) return negated(lowerInner(args[0], node, scope));
    if (name === 'not') return unrepresentable({ place: node, context: scope.context });
    if (isPredicateFunction(name)) {
      const operands = args.map((arg) => operandOf(arg, scope));
      return lowerPredicateCall(name, operands, { place: node, context: scope.context });
    }
  }
  return truthOf(evaluate(node, scope), node, scope);
}

function operandOf(node: SyntaxNode, scope: Scope): Operand {
  return { scalar: evaluate(node, scope), node };
}

function lowerComparison(node: SyntaxNode, operator: Operator, scope: Scope): Condition {
  const { context } = scope;
  const [left, right] = [part(node, 'Left'), part(node, 'Right')];
  const operands =
    right?.kind === 'ExpressionList'
      ? items(right, 'Expressions')
      : right === undefined
        ? []
        : [right];
  // The parser has reported what is missing.
  if (left === undefined || operands.length === 0) return opaqueAt(context, node);
  const value = operandOf(left, scope);
  // `"value" in (column)` asks for an element of the column.
  const isList = operator.list !== null && value.scalar.kind !== 'constant';
  const others = operands.map((one) => (isList ? listed(one, scope) : operandOf(one, scope)));
  const condition = compare(value, operator, others, { place: node, context });
  return operator.negated ? negated(condition) : condition;
}

/** A name in a list that nothing defines is that of a list from outside, not of a field. */
function listed(node: SyntaxNode, scope: Scope): Operand {
  const { columns, environment } = scope;
  const isName = node.kind === 'NameReference' && columns.others === 'field';
  const known =
    madeColumn(columns, node.text) !== undefined || bindingOf(environment, node.text) !== undefined;
  if (!isName || known) return operandOf(node, scope);
  return { scalar: { kind: 'outside', name: node.text }, node };
}

/** `field between (low .. high)`, both ends included. */
function lowerBetween(node: SyntaxNode, scope: Scope): Condition {
  const { context } = scope;
  const left = part(node, 'Left');
  const couple = part(node, 'Right');
  const [first, second] = [part(couple, 'First'), part(couple, 'Second')];
  if (left === undefined || first === undefined || second === undefined) {
    return opaqueAt(context, node);
  }
  const operand = operandOf(left, scope);
  const as = part(node, 'Operator')?.text.toLowerCase() ?? 'between';
  const site = { place: node, context };
  const ends = [operandOf(first, scope), operandOf(second, scope)] as const;
  const low = compare(operand, functionOperator(as, 'gte', false), [ends[0]], site);
  const high = compare(operand, functionOperator(as, 'lte', false), [ends[1]], site);
  return low === null || high === null ? null : allOf([low, high]);
}

/** A value where a condition is expected. */
export function truthOf(scalar: Scalar, node: SyntaxNode, scope: Scope): Condition {
  const { context } = scope;
  switch (scalar.kind) {
    case 'condition':
      return scalar.expression && reused(context, scalar.expression, node);
    case 'field':
      return isTrue(scalar, { place: node, context });
    case 'choice':
      return overChoice(scalar, (value) => truthOf(value, node, scope));
    case 'null':
      return NEVER;
    case 'constant':
      if (scalar.value.type === 'string') return notBoolean(node, scope);
      return /^(false|0)$/.test(scalar.value.text) ? NEVER : ALWAYS;
    case 'list':
      return notBoolean(node, scope);
    default:
      return null;
  }
}

function notBoolean(node: SyntaxNode, scope: Scope): Condition {
  const { context } = scope;
  const message = `expected a condition, found the value ${writtenAt(context, node)}`;
  report(context, 'kusto/not-boolean', message, node);
  return opaqueAt(context, node);
}
