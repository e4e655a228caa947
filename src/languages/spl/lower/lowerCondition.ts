import { ALWAYS, NEVER } from '../../../model/constants.js';
import type { EvalNode } from '../eval/EvalNode.js';
import { say } from '../SplContext.js';
import { applyTest, type Test } from './applyTest.js';
import { buildTerm } from './buildTerm.js';
import { compareTerms } from './compareTerms.js';
import { conditionOfCall, isConditionCall } from './conditionOfCall.js';
import { allOf, anyOf, type Condition, negation } from './conditions.js';
import { type Lowering, opaque } from './Lowering.js';
import { isEqual } from './literals.js';
import { lowerIn, lowerLike } from './lowerList.js';

/** What a condition of `where`, or in an expression of `eval`, says of an event. */
export function lowerCondition(lowering: Lowering, node: EvalNode): Condition {
  switch (node.kind) {
    case 'and':
      return allOf(node.operands.map((operand) => lowerCondition(lowering, operand)));
    case 'or':
      return anyOf(node.operands.map((operand) => lowerCondition(lowering, operand)));
    case 'xor':
      return node.operands.map((operand) => lowerCondition(lowering, operand)).reduce(either);
    case 'not':
      return negation(lowerCondition(lowering, node.operand));
    case 'comparison':
      if (node.left.kind === 'unread' || node.right.kind === 'unread')
        return opaque(lowering, node);
      return node.operator === 'like'
        ? lowerLike(lowering, node.left, node.right, node)
        : compareTerms(lowering, node.operator, node.left, node.right, node);
    case 'in':
      return lowerIn(lowering, node.left, node.values, node);
    case 'call':
      return isConditionCall(node) ? conditionOfCall(lowering, node) : asCondition(lowering, node);
    case 'subsearch':
      return lowering.subsearch(node.pipeline, false);
    case 'unread':
      return opaque(lowering, node);
    default:
      return asCondition(lowering, node);
  }
}

function either(one: Condition, other: Condition): Condition {
  return allOf([anyOf([one, other]), negation(allOf([one, other]))]);
}

/** A value in the place of a condition: a column that is a flag, or a literal. */
function asCondition(lowering: Lowering, node: EvalNode): Condition {
  const term = buildTerm(lowering, node);
  switch (term.kind) {
    case 'aggregate':
    case 'time':
      return null;
    case 'literal':
      return isTrue(term) ? ALWAYS : NEVER;
    case 'flag':
    case 'choice': {
      const test: Test = {
        onField: () => refuse(lowering, node),
        onLiteral: isTrue,
      };
      return applyTest(lowering, term, test);
    }
    case 'found':
      return term.matches;
    default:
      return refuse(lowering, node);
  }
}

function isTrue(literal: Parameters<Test['onLiteral']>[0]): boolean {
  return isEqual({ value: 'true', type: 'boolean' }, literal);
}

function refuse(lowering: Lowering, node: EvalNode): Condition {
  const { context, pipeline } = lowering;
  const what = node.kind === 'call' ? `the function '${node.name}'` : 'a value';
  const message = `${what} stands in the place of a condition`;
  say(context, pipeline.source, 'spl/not-a-condition', message, node);
  return opaque(lowering, node);
}
