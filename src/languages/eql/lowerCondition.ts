import { ALWAYS, NEVER } from '../../model/constants.js';
import type { Expression } from '../../model/Expression.js';
import { opaque, valueAt } from '../../text/QueryLowering.js';
import { compare } from './compare.js';
import { conjunction, constant, disjunction, negation } from './constants.js';
import { say } from './diagnostics.js';
import type { EqlNode, EqlRelation } from './EqlNode.js';
import type { Lowering } from './Lowering.js';
import { lowerCall } from './lowerCall.js';
import { lowerComparison } from './lowerComparison.js';
import { lowerFilter } from './lowerFilter.js';
import { type FieldOperand, operandOf } from './operandOf.js';

/** What the match of an event asks of a part of its condition. */
export interface Position {
  /** The part has to hold; otherwise it must not. */
  readonly wanted: boolean;
  /** Every match asks that; otherwise it is one of several alternatives. */
  readonly sure: boolean;
}

/** Lowers a condition to an Expression over one event. */
export function lowerCondition(node: EqlNode, position: Position, lowering: Lowering): Expression {
  switch (node.kind) {
    case 'and':
    case 'or':
      return lowerJunction(node.kind, node.operands, position, lowering);
    case 'not':
      return negation(lowerCondition(node.operand, opposite(position), lowering));
    case 'group':
      return lowerCondition(node.operand, position, lowering);
    case 'comparison':
      return lowerComparison(node, position, lowering);
    case 'call':
      return lowerCall(node, position, lowering);
    case 'relation':
      return lowerRelation(node, position, lowering);
    case 'boolean':
      return constant(node.value);
    case 'null':
      return NEVER;
    case 'field':
      return lowerTruth(node, lowering);
    case 'unread':
      return opaque(lowering, node);
    default:
      return lowerValue(node, lowering);
  }
}

export function opposite({ wanted, sure }: Position): Position {
  return { wanted: !wanted, sure };
}

function lowerJunction(
  kind: 'and' | 'or',
  operands: readonly EqlNode[],
  { wanted, sure }: Position,
  lowering: Lowering,
): Expression {
  // All operands of an AND that has to hold are asked for, and of an OR that must not.
  const below = { wanted, sure: sure && (kind === 'and') === wanted };
  const lowered = operands.map((operand) => lowerCondition(operand, below, lowering));
  return kind === 'and' ? conjunction(lowered) : disjunction(lowered);
}

/** A field, or a function that gives one, that stands alone: it has to be true. */
export function lowerTruth(node: EqlNode, lowering: Lowering): Expression {
  const operand = operandOf(node, lowering);
  return operand.kind === 'field'
    ? truthOf(operand, '', lowering)
    : lowerCondition(operand.literal, SURE, lowering);
}

/** The predicate that a field, or something computed, is true. */
export function truthOf(operand: FieldOperand, as: string, lowering: Lowering): Expression {
  const value = valueAt(lowering, 'true', 'boolean', operand);
  const shared = { at: operand, field: operand, as, cased: false };
  return compare(shared, [{ kind: 'eq', value }], lowering);
}

export const SURE: Position = { wanted: true, sure: true };

/** A value or a calculation is no condition. */
function lowerValue(node: EqlNode, lowering: Lowering): Expression {
  const what = node.kind === 'string' ? 'a string' : node.kind === 'number' ? 'a number' : null;
  const message = `${what ?? 'a calculation'} is no condition`;
  say(lowering.context, 'eql/not-a-condition', message, node);
  return opaque(lowering, node);
}

/**
 * A related event that has to exist, or must not: a query of its own. The event's own condition is
 * true of it where it has to hold and false where it must not, so that nothing of the condition
 * depends on it.
 */
function lowerRelation(
  { relation, filter, start, end }: EqlRelation,
  position: Position,
  lowering: Lowering,
): Expression {
  const { wanted, sure } = position;
  if (!sure) {
    const message = `'${relation} of' is asked for by one alternative of the condition only`;
    say(lowering.context, 'eql/relation-in-branch', message, { start, end });
  }
  const inner: Lowering = { ...lowering, further: [] };
  const { scope, expression } = lowerFilter(filter, { wanted, sure: true }, inner);
  // An OR of one operand: what is in it is no condition of every match.
  const asked: Expression = sure ? expression : { kind: 'or', operands: [expression] };
  lowering.further.push({ scope, expression: asked, label: `${relation} of` }, ...inner.further);
  return wanted ? ALWAYS : NEVER;
}
