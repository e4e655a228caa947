import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wildcardMatcher } from '../../src/logic/matchWildcard.js';
import {
  ANY_ONE,
  ANY_RUN,
  readPattern,
  type WildcardPart,
} from '../../src/model/WildcardPattern.js';

/** The pattern as a backtracking regex: slow, but plainly right. */
function oracle(parts: readonly WildcardPart[]): RegExp {
  const source = parts.map((part) => {
    if (part === ANY_RUN) return '.*';
    return part === ANY_ONE ? '.' : (part as string).replace(/[*?[\]]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 'su');
}

const part = fc.oneof(
  fc.constant(ANY_RUN),
  fc.constant(ANY_ONE),
  fc.string({ unit: fc.constantFrom('a', 'b', '*', '😀'), minLength: 1, maxLength: 2 }),
);
const subject = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\n', '😀'), maxLength: 10 });

describe('wildcardMatcher', () => {
  it('agrees with a regex', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), subject, (parts, text) => {
        expect(wildcardMatcher(parts)(text)).toBe(oracle(parts).test(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['**', 'abc', true],
    ['?', '', false],
    ['?', '😀', true],
    ['??', '😀', false],
    ['*??', '😀', false],
    ['*??', 'a😀', true],
    ['?*?', '😀', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab', 'abab', true],
    ['*ab*ab', 'aba', false],
    ['*a?c*', 'xabaacx', true],
    ['*a', 'aaab', false],
    ['[*]', '*', true],
    ['[*]', 'x', false],
    ['[[]*]', '[x]', true],
    ['[abc]', '[abc]', true],
    ['C:\\*', 'C:\\x', true],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(wildcardMatcher(readPattern(pattern))(text)).toBe(expected);
  });

  it('takes at most time proportional to text times pattern', () => {
    const text = 'a'.repeat(100_000);
    const hard = [`*${'?a'.repeat(25)}b*`, `*${'a'.repeat(50)}b*`, `${'*a'.repeat(1000)}b`];
    const started = performance.now();
    for (const pattern of hard) expect(wildcardMatcher(readPattern(pattern))(text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
