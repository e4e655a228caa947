import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionKey } from '../../src/logic/compareExpressions.js';
import { evaluate } from '../../src/logic/evaluate.js';
import { simplify } from '../../src/logic/simplify.js';
import { and, type Expression, not, or, predicate } from '../../src/model/Expression.js';
import { anyEvent, anyExpression, anyOptions } from './arbitraries.js';
import { FALSE, leaf, OPAQUE, TRUE, test } from './build.js';

const [a, b, c, d] = [leaf('a'), leaf('b'), leaf('c'), leaf('d')];

function sizeOf(expression: Expression): number {
  if (expression.kind === 'not') return 1 + sizeOf(expression.operand);
  if (expression.kind !== 'and' && expression.kind !== 'or') return 1;
  return expression.operands.reduce((size, operand) => size + sizeOf(operand), 1);
}

describe('simplify', () => {
  it.each<readonly [string, Expression, Expression]>([
    ['flattens', and([a, and([b, and([c])])]), and([a, b, c])],
    ['keeps the order', or([c, or([b, a])]), or([c, b, a])],
    ['takes duplicates out', and([a, b, a]), and([a, b])],
    ['takes out what only seems different', or([and([a, b]), and([b, a, b])]), and([a, b])],
    ['is left with one operand', or([a, a]), a],
    ['undoes a single operand', { kind: 'and', operands: [a] }, a],
    ['undoes double NOTs', not(not(a)), a],
    ['undoes one of three NOTs', not(not(not(a))), not(a)],
    ['undoes NOTs over junctions', and([a, not(not(and([b, c])))]), and([a, b, c])],
    ['absorbs in an OR', or([a, and([a, b])]), a],
    ['absorbs in an AND', and([or([b, a]), a]), a],
    ['absorbs the longer branch', or([and([a, b, c]), and([c, a]), d]), or([and([c, a]), d])],
    ['absorbs after simplifying below', or([and([a, b]), not(not(a))]), a],
    ['keeps what is not absorbed', or([and([a, b]), and([b, c])]), or([and([a, b]), and([b, c])])],
    ['keeps NOT A beside A', or([a, not(a)]), or([a, not(a)])],
    ['keeps A and NOT A', and([a, not(a)]), and([a, not(a)])],
    ['drops true from an AND', and([a, TRUE, b]), and([a, b])],
    ['drops false from an OR', or([a, FALSE]), a],
    ['is false with a false in an AND', and([a, FALSE]), FALSE],
    ['is true with a true in an OR', or([a, TRUE]), TRUE],
    ['is true without false', not(FALSE), TRUE],
    ['is true below', and([a, or([b, not(FALSE)])]), a],
    ['leaves an empty AND', TRUE, TRUE],
    ['takes equal opaque parts for one', and([OPAQUE, OPAQUE]), OPAQUE],
    ['leaves a predicate', a, a],
  ])('%s', (_, before, after) => {
    expect(simplify(before)).toEqual(after);
  });

  it('takes predicates for equal whatever operator the author wrote', () => {
    const first = predicate(test('f', 'eq', ['x', 'y'], { as: 'IN' }));
    const second = predicate(test('f', 'eq', ['y', 'x'], { as: ':' }));
    expect(simplify(or([first, second]))).toBe(first);
  });

  it('does not take a number for a text', () => {
    const both = or([predicate(test('f', 'eq', 1)), predicate(test('f', 'eq', '1'))]);
    expect(simplify(both)).toEqual(both);
  });

  it('keeps the truth for every event', () => {
    fc.assert(
      fc.property(anyExpression, anyEvent, anyOptions, (expression, event, options) => {
        expect(evaluate(simplify(expression), event, options)).toBe(
          evaluate(expression, event, options),
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('has nothing left to do the second time, and makes nothing longer', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const once = simplify(expression);
        expect(expressionKey(simplify(once))).toBe(expressionKey(once));
        expect(sizeOf(once)).toBeLessThanOrEqual(sizeOf(expression));
      }),
      { numRuns: 5000 },
    );
  });

  it('is quick with thousands of operands', () => {
    const branches = Array.from({ length: 2000 }, (_, i) => and([leaf(`x${i}`), leaf(`y${i}`)]));
    const started = performance.now();
    expect(simplify(or(branches))).toEqual(or(branches));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
