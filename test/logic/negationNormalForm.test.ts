import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/logic/evaluate.js';
import { negationNormalForm } from '../../src/logic/negationNormalForm.js';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import { anyEvent, anyExpression, anyOptions } from './arbitraries.js';
import { FALSE, leaf, OPAQUE, TRUE } from './build.js';

const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')];

function hasOnlyLeavesNegated(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.every(hasOnlyLeavesNegated);
    case 'not':
      return expression.operand.kind === 'predicate' || expression.operand.kind === 'opaque';
    default:
      return true;
  }
}

describe('negationNormalForm', () => {
  it.each<readonly [Expression, Expression]>([
    [a, a],
    [not(a), not(a)],
    [not(not(a)), a],
    [not(not(not(a))), not(a)],
    [not(and([a, b])), or([not(a), not(b)])],
    [not(or([a, not(b)])), and([not(a), b])],
    [not(and([a, not(or([b, c]))])), or([not(a), or([b, c])])],
    [not(OPAQUE), not(OPAQUE)],
    [not(TRUE), FALSE],
    [and([a, or([b])]), and([a, or([b])])],
  ])('case %#', (before, after) => {
    expect(negationNormalForm(before)).toEqual(after);
  });

  it('keeps the truth for every event, and negates only leaves', () => {
    fc.assert(
      fc.property(anyExpression, anyEvent, anyOptions, (expression, event, options) => {
        const normal = negationNormalForm(expression);
        expect(hasOnlyLeavesNegated(normal)).toBe(true);
        expect(evaluate(normal, event, options)).toBe(evaluate(expression, event, options));
      }),
      { numRuns: 10_000 },
    );
  });
});
