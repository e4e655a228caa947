import { describe, expect, it } from 'vitest';
import { evaluate, matches } from '../../src/logic/evaluate.js';
import { and, type Expression, not, or, predicate } from '../../src/model/Expression.js';
import { event, FALSE, leaf, OPAQUE, TRUE, test } from './build.js';

const seen = event({ yes: '1', no: '0' });
const [yes, no, absent] = [leaf('yes'), leaf('no'), leaf('absent')];

describe('evaluate', () => {
  it.each<readonly [string, Expression, string, string]>([
    ['A', yes, 'true', 'true'],
    ['not A', not(yes), 'false', 'false'],
    ['missing', absent, 'unknown', 'false'],
    ['not missing', not(absent), 'unknown', 'true'],
    ['A and missing', and([yes, absent]), 'unknown', 'false'],
    ['false and missing', and([no, absent]), 'false', 'false'],
    ['A or missing', or([absent, yes]), 'true', 'true'],
    ['A and not missing', and([yes, not(absent)]), 'unknown', 'true'],
    ['opaque', OPAQUE, 'unknown', 'unknown'],
    ['opaque or A', or([OPAQUE, yes]), 'true', 'true'],
    ['opaque and false', and([OPAQUE, no]), 'false', 'false'],
    ['nothing and-ed', TRUE, 'true', 'true'],
    ['nothing or-ed', FALSE, 'false', 'false'],
  ])('%s', (_, expression, threeValued, twoValued) => {
    expect(evaluate(expression, seen)).toBe(threeValued);
    expect(evaluate(expression, seen, { missing: 'false' })).toBe(twoValued);
    expect(matches(expression, seen)).toBe(threeValued === 'true');
    expect(matches(expression, seen, { missing: 'false' })).toBe(twoValued === 'true');
  });

  it('is quick where a wildcard could be matched in many ways', () => {
    const line = event({ f: 'a'.repeat(100_000) });
    const patterns = ['*a*a*a*a*b', '*a*a*b*a*a*', `*${'a?'.repeat(20)}b*`, '?*?*?*?*b'];
    const started = performance.now();
    for (const pattern of patterns) {
      expect(evaluate(predicate(test('f', 'wildcard', pattern)), line)).toBe('false');
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('goes as deep as a rule may', () => {
    let expression = yes;
    for (let depth = 0; depth < 1000; depth += 1) expression = not(and([expression, yes]));
    expect(evaluate(expression, seen)).toBe('true');
  });
});
