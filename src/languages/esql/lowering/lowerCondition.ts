import { ALWAYS, NEVER } from '../../../model/constants.js';
import { and, type Expression } from '../../../model/Expression.js';
import { COMPARISONS } from '../functions.js';
import type { ExpressionNode, JunctionNode, LiteralNode } from '../syntax/SyntaxTree.js';
import { bounded } from './bounded.js';
import type { Column } from './Column.js';
import { type Lowering, opaque, spend, tell } from './Lowering.js';
import { lowerComparison } from './lowerComparison.js';
import { lowerFunction } from './lowerFunction.js';
import { lowerIn } from './lowerIn.js';
import { lowerInQuery } from './lowerInQuery.js';
import { lowerNullTest } from './lowerNullTest.js';
import { lowerPattern } from './lowerPattern.js';
import { negatedIf } from './negatedIf.js';
import { isTruthy } from './predicates.js';
import { resolve } from './resolve.js';
import { decide, isTrue } from './resolveCase.js';
import type { Scope } from './Scope.js';

/**
 * A condition as Expression. Null where nothing of it is a predicate: what it compares are
 * aggregates, times or join keys. Of an AND or OR, the operands that are predicates remain.
 */
export function lowerCondition(
  node: ExpressionNode,
  scope: Scope,
  lowering: Lowering,
): Expression | null {
  switch (node.kind) {
    case 'and':
    case 'or':
      return lowerJunction(node, scope, lowering);
    case 'not':
      return lowerNot(node.operand, scope, lowering);
    case 'comparison':
      return lowerComparison(node, scope, lowering);
    case 'in':
      return lowerIn(node, scope, lowering);
    case 'in_query':
      return lowerInQuery(node, node.negated, lowering);
    case 'like':
    case 'rlike':
      return negatedIf(node.negated, lowerPattern(node, scope, lowering));
    case 'is_null':
      return lowerNullTest(node, scope, lowering);
    case 'faulty':
      return opaque(lowering, node);
    case 'literal':
      return lowerLiteral(node, lowering);
    default:
      return lowerTruth(node, scope, lowering);
  }
}

function lowerJunction(
  { kind, operands }: JunctionNode,
  scope: Scope,
  lowering: Lowering,
): Expression | null {
  const lowered = operands.map((operand) => lowerCondition(operand, scope, lowering));
  const kept = lowered.filter((operand) => operand !== null);
  if (kept.length === 0) return null;
  // One operand of an OR alone stays under it: it need not hold.
  return kind === 'and' ? and(kept) : { kind, operands: kept };
}

function lowerNot(operand: ExpressionNode, scope: Scope, lowering: Lowering): Expression | null {
  if (operand.kind === 'in_query') return lowerInQuery(operand, !operand.negated, lowering);
  return negatedIf(true, lowerCondition(operand, scope, lowering));
}

function lowerLiteral(node: LiteralNode, lowering: Lowering): Expression {
  if (node.type === 'boolean') return node.text === 'true' ? ALWAYS : NEVER;
  if (node.type === 'null') return NEVER;
  return noCondition(node, lowering);
}

function noCondition(node: ExpressionNode, lowering: Lowering): Expression {
  const written = lowering.query.text.slice(node.start, Math.min(node.end, node.start + 40));
  tell(lowering, 'esql/not-a-condition', `${written} is no condition`, node);
  return opaque(lowering, node);
}

/** A value that has to be true. */
function lowerTruth(node: ExpressionNode, scope: Scope, lowering: Lowering): Expression | null {
  if (node.kind === 'call' && COMPARISONS.has(node.name)) {
    return lowerFunction(node, scope, lowering);
  }
  return truthOf(resolve(node, scope, lowering), node, lowering);
}

/** When a column is true; null where it is no predicate. */
export function truthOf(
  column: Column,
  node: ExpressionNode,
  lowering: Lowering,
): Expression | null {
  switch (column.kind) {
    case 'omitted':
      return null;
    case 'condition':
      return spend(lowering, column.size, node) ? column.expression : opaque(lowering, node);
    case 'choice':
      if (!spend(lowering, column.size, node)) return opaque(lowering, node);
      return bounded(decide(column.branches, isTrue), node, lowering);
    case 'constant': {
      const [value] = column.values;
      if (value?.type === 'boolean') return isTrue(value) ? ALWAYS : NEVER;
      return value?.type === 'null' ? NEVER : noCondition(node, lowering);
    }
    default:
      return isTruthy(node, column, lowering);
  }
}
