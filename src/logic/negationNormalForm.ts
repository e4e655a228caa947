import { type Expression, not } from '../model/Expression.js';

/**
 * The same condition with every NOT directly above a predicate or an opaque part, and none doubled.
 * De Morgan's laws and double negation hold in Kleene's logic, so an unknown part changes nothing.
 */
export function negationNormalForm(expression: Expression): Expression {
  return push(expression, false);
}

function push(expression: Expression, negated: boolean): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return {
        kind: negated ? dualOf(expression.kind) : expression.kind,
        operands: expression.operands.map((operand) => push(operand, negated)),
      };
    case 'not':
      return push(expression.operand, !negated);
    case 'predicate':
    case 'opaque':
      return negated ? not(expression) : expression;
  }
}

function dualOf(kind: 'and' | 'or'): 'and' | 'or' {
  return kind === 'and' ? 'or' : 'and';
}
