import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANY_ONE,
  ANY_RUN,
  readPattern,
  type WildcardPart,
  writePattern,
} from '../../src/model/WildcardPattern.js';

const part = fc.oneof(
  fc.constant(ANY_RUN),
  fc.constant(ANY_ONE),
  fc.string({ unit: fc.constantFrom('*', '?', '[', ']', '\\', 'a'), maxLength: 4 }),
);

/** The parts as reading gives them: adjacent literals joined, empty ones gone. */
function joined(parts: readonly WildcardPart[]): readonly WildcardPart[] {
  const done: WildcardPart[] = [];
  for (const next of parts.filter((each) => each !== '')) {
    const last = done.at(-1);
    if (typeof last === 'string' && typeof next === 'string') done.splice(-1, 1, last + next);
    else done.push(next);
  }
  return done;
}

describe('wildcard patterns', () => {
  it('read as they were written', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(readPattern(writePattern(parts))).toEqual(joined(parts));
      }),
      { numRuns: 20_000 },
    );
  });

  it('have one way to be written, once read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '?', '[', ']', 'a') }), (pattern) => {
        const written = writePattern(readPattern(pattern));
        expect(writePattern(readPattern(written))).toBe(written);
        expect(readPattern(written)).toEqual(readPattern(pattern));
      }),
      { numRuns: 5000 },
    );
  });

  it.each<readonly [string, readonly WildcardPart[]]>([
    ['', []],
    ['C:\\*\\x.exe', ['C:\\', ANY_RUN, '\\x.exe']],
    ['a?b', ['a', ANY_ONE, 'b']],
    ['100[*] [?]', ['100* ?']],
    ['[[]*]', ['[', ANY_RUN, ']']],
    ['[abc]', ['[abc]']],
    ['[', ['[']],
    ['[]', ['[]']],
  ])('%j', (pattern, parts) => {
    expect(readPattern(pattern)).toEqual(parts);
    expect(writePattern(parts)).toBe(pattern);
  });
});
