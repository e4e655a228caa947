import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyPredicates, isPresenceTest } from '../../src/logic/exclusions.js';
import { negationNormalForm } from '../../src/logic/negationNormalForm.js';
import { and, type Expression, not, or, predicate } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { anyExpression } from './arbitraries.js';
import { leaf, OPAQUE, PLACEHOLDER, test } from './build.js';

const [a, b, c] = [leaf('A'), leaf('B'), leaf('C')];
const empty = predicate(test('E', 'eq', ''));
const absent = predicate(test('N', 'is_null'));
const present = predicate(test('X', 'exists'));
const emptyOrDash = predicate(test('L', 'eq', ['', '-']));

/** Each predicate as its field, `!` where negated, and its exclusion where it is one. */
function summary(expression: Expression): string {
  return classifyPredicates(expression)
    .map(({ predicate: { field }, negated, exclusion }) =>
      [negated ? `!${field}` : field, exclusion === 'none' ? [] : exclusion].flat().join(':'),
    )
    .join(' ');
}

describe('classifyPredicates', () => {
  it.each<readonly [string, Expression, string]>([
    ['A', a, 'A'],
    ['not A', not(a), '!A:top'],
    ['A and not B', and([a, not(b)]), 'A !B:top'],
    ['A and (B and not C)', and([a, and([b, not(c)])]), 'A B !C:top'],
    ['A and not (B or C)', and([a, not(or([b, c]))]), 'A !B:top !C:top'],
    ['not (A and B)', not(and([a, b])), '!A:top !B:top'],
    ['not (A and not B)', not(and([a, not(b)])), '!A:top B'],
    ['not not A', not(not(a)), 'A'],
    ['not not not A', not(not(not(a))), '!A:top'],
    ['not not (A and not B)', not(not(and([a, not(b)]))), 'A !B:top'],
    ['A or not B', or([a, not(b)]), 'A !B:nested'],
    ['A and (B or not C)', and([a, or([b, not(c)])]), 'A B !C:nested'],
    ['not (A or not (B and not C))', not(or([a, not(and([b, not(c)]))])), '!A:top B !C:top'],
    ['an OR of one operand', { kind: 'or', operands: [not(a)] }, '!A:nested'],
    ['an AND of one operand', { kind: 'and', operands: [not(a)] }, '!A:top'],
    ['presence tests at top', and([not(empty), not(absent), not(present)]), '!E !N !X'],
    ['presence tests in a branch', or([a, not(empty), not(absent), not(present)]), 'A !E !N !X'],
    ['presence tests beside an exclusion', not(or([a, absent, empty])), '!A:top !N !E'],
    ['a list with the empty text and more', not(emptyOrDash), '!L:top'],
    ['opaque parts', and([OPAQUE, not(OPAQUE)]), ''],
    ['nothing', { kind: 'and', operands: [] }, ''],
  ])('%s', (_, expression, expected) => {
    expect(summary(expression)).toBe(expected);
  });

  it('counts the NOTs above each predicate, and knows nothing else of them', () => {
    const expected = (tree: Expression, negated: boolean): readonly boolean[] => {
      if (tree.kind === 'not') return expected(tree.operand, !negated);
      if (tree.kind === 'predicate') return [negated];
      return tree.kind === 'opaque' ? [] : tree.operands.flatMap((each) => expected(each, negated));
    };
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const found = classifyPredicates(expression);
        expect(found.map(({ negated }) => negated)).toEqual(expected(expression, false));
        const normal = classifyPredicates(negationNormalForm(expression));
        expect(normal.map(({ negated }) => negated)).toEqual(found.map(({ negated }) => negated));
        expect(normal.map((each) => each.predicate)).toEqual(found.map((each) => each.predicate));
      }),
      { numRuns: 3000 },
    );
  });

  it('finds an exclusion only where negated, and none among presence tests', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        for (const { predicate: found, negated, exclusion } of classifyPredicates(expression)) {
          expect(exclusion !== 'none').toBe(negated && !isPresenceTest(found));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('goes to any depth and width', () => {
    let deep = a;
    for (let depth = 0; depth < 100_001; depth += 1) deep = not(deep);
    expect(summary(deep)).toBe('!A:top');
    const wide: Expression = { kind: 'and', operands: Array.from({ length: 200_000 }, () => a) };
    expect(classifyPredicates(wide)).toHaveLength(200_000);
  });
});

describe('isPresenceTest', () => {
  it.each<readonly [Predicate, boolean]>([
    [test('f', 'is_null'), true],
    [test('f', 'exists'), true],
    [test('f', 'eq', ''), true],
    [test('f', 'eq', ['', '']), true],
    [test('f', 'eq', ['', '-']), false],
    [test('f', 'eq', []), false],
    [test('f', 'eq', ' '), false],
    [test('f', 'contains', ''), false],
    [test('f', 'eq', { ...PLACEHOLDER, text: '' }), false],
  ])('case %#', (found, expected) => {
    expect(isPresenceTest(found)).toBe(expected);
  });
});
