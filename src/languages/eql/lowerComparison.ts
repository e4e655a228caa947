import { NEVER } from '../../model/constants.js';
import type { Expression } from '../../model/Expression.js';
import { opaque } from '../../text/QueryLowering.js';
import { fieldAlternative, patternAlternative, plainAlternative } from './alternatives.js';
import { compare } from './compare.js';
import { compareLiterals } from './compareLiterals.js';
import { constant, negation } from './constants.js';
import { say } from './diagnostics.js';
import { noteDialect } from './EqlContext.js';
import type { EqlComparison, EqlLiteral, EqlNode, EqlOperator } from './EqlNode.js';
import { isConditionNode } from './isConditionNode.js';
import { isEndgameString } from './isEndgameString.js';
import type { Lowering } from './Lowering.js';
import { lowerCondition, opposite, type Position } from './lowerCondition.js';
import { lowerMatch } from './lowerMatch.js';
import { noteStars } from './noteStars.js';
import { type FieldOperand, operandOf } from './operandOf.js';

/** Lowers a comparison of values, or of a condition with true or false. */
export function lowerComparison(
  node: EqlComparison,
  position: Position,
  lowering: Lowering,
): Expression {
  const [only] = node.right;
  if (only === undefined) return opaque(lowering, node);
  const tested = testedCondition(node, only);
  if (tested !== null) {
    if (tested.expected) return lowerCondition(tested.condition, position, lowering);
    return negation(lowerCondition(tested.condition, opposite(position), lowering));
  }
  const negated = node.negated !== (node.operator === '!=' || node.operator === '!:');
  const expression = isOrderOrEquality(node)
    ? lowerPair(node, only, lowering)
    : lowerMatch(node, lowering);
  return negated ? negation(expression) : expression;
}

type PairOperator = '==' | '!=' | '=' | '<' | '<=' | '>' | '>=';

function isOrderOrEquality(
  node: EqlComparison,
): node is EqlComparison & { operator: PairOperator } {
  return PAIRS.has(node.operator);
}

const PAIRS: ReadonlySet<EqlOperator> = new Set<EqlOperator>([
  '==',
  '!=',
  '=',
  '<',
  '<=',
  '>',
  '>=',
]);

/** `condition == true` and the like; null for a comparison of values. */
function testedCondition(
  { left, operator, right }: EqlComparison,
  only: EqlNode,
): { condition: EqlNode; expected: boolean } | null {
  if ((operator !== '==' && operator !== '!=' && operator !== '=') || right.length !== 1)
    return null;
  for (const [condition, value] of [
    [left, only],
    [only, left],
  ] as const) {
    if (value.kind === 'boolean' && isConditionNode(condition)) {
      return { condition, expected: value.value === (operator !== '!=') };
    }
  }
  return null;
}

/** One value compared with another, in either order. */
function lowerPair(
  node: EqlComparison & { operator: PairOperator },
  only: EqlNode,
  lowering: Lowering,
): Expression {
  const left = operandOf(node.left, lowering);
  const right = operandOf(only, lowering);
  const kind = KINDS[node.operator];
  if (left.kind === 'field') {
    return right.kind === 'field'
      ? lowerFields(node, left, right, kind, lowering)
      : lowerWithLiteral(node, left, right.literal, kind, lowering);
  }
  if (right.kind === 'field') {
    return lowerWithLiteral(node, right, left.literal, TURNED[kind], lowering);
  }
  return constant(compareLiterals(kind, left.literal, right.literal));
}

type PairKind = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';

const KINDS: Readonly<Record<PairOperator, PairKind>> = {
  '==': 'eq',
  '!=': 'eq',
  '=': 'eq',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};

/** The comparison with its sides exchanged. */
const TURNED: Readonly<Record<PairKind, PairKind>> = {
  eq: 'eq',
  lt: 'gt',
  lte: 'gte',
  gt: 'lt',
  gte: 'lte',
};

function lowerWithLiteral(
  node: EqlComparison & { operator: PairOperator },
  field: FieldOperand,
  literal: EqlLiteral,
  kind: PairKind,
  lowering: Lowering,
): Expression {
  const shared = { at: node, field, as: node.operator };
  if (kind === 'eq' && isEndgameEquality(node.operator, literal)) {
    const alternative = patternAlternative(literal, lowering);
    return compare({ ...shared, cased: false }, [alternative], lowering);
  }
  if (kind !== 'eq' && literal.kind === 'null') {
    const message = `'${node.operator}' compares with null, which is never true`;
    say(lowering.context, 'eql/operand-type', message, literal);
    return NEVER;
  }
  if (kind === 'eq') noteStars([literal], node.operator, lowering);
  const alternative = plainAlternative(literal, kind, lowering);
  return compare({ ...shared, cased: true }, [alternative], lowering);
}

/** In the Endgame dialect equality ignores case and takes wildcards; its own signs tell it apart. */
function isEndgameEquality(operator: PairOperator, literal: EqlLiteral): boolean {
  return operator === '=' || isEndgameString(literal);
}

function lowerFields(
  node: EqlComparison & { operator: PairOperator },
  left: FieldOperand,
  right: FieldOperand,
  kind: PairKind,
  lowering: Lowering,
): Expression {
  if (!left.derived && !right.derived) noteDialect(lowering.context, 'fields', node);
  const shared = { at: node, field: left, as: node.operator, cased: node.operator !== '=' };
  return compare({ ...shared, compare: kind }, [fieldAlternative(right, lowering)], lowering);
}
