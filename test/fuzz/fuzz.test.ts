import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCurrentInput, setCurrentInput, textOfCurrentInput } from './CurrentInput.js';
import { fuzzTarget } from './FuzzTarget.js';
import { fuzzTargets } from './targets.js';
import { tryTarget } from './tryTarget.js';

const OPTIONS = { seed: 1, milliseconds: 20_000, mostInputs: 30 };

const words = fc.array(fc.constantFrom('a', 'b', 'bad', ' ')).map((list) => list.join(''));
const sick = {
  name: 'sick',
  seconds: 1,
  allowed: { always: 1_000, perThousand: 1 },
  inputs: words,
};

describe('the fuzz', () => {
  it.each(fuzzTargets().map((target) => [target.name, target] as const))(
    'finds nothing in a few inputs of %s',
    (_, target) => {
      const { inputs, failures } = tryTarget(target, OPTIONS);
      expect(failures.filter(({ kind }) => kind !== 'slow')).toEqual([]);
      expect(inputs).toBeGreaterThan(5);
    },
  );

  it('finds what throws, with the smallest input that does', () => {
    const target = fuzzTarget({
      ...sick,
      read: (input) => {
        if (input.includes('bad')) throw new TypeError('it is bad');
      },
      check: () => [],
    });
    const { failures } = tryTarget(target, { ...OPTIONS, mostInputs: 500 });
    expect(failures.map(({ input }) => input)).toEqual(['bad']);
    expect(failures[0]?.message).toContain("throws 'it is bad'");
  });

  it('finds what is read wrong, each sort once', () => {
    const target = fuzzTarget({
      ...sick,
      read: (input) => input.split('b').length - 1,
      check: (_, count) => (count > 1 ? [`${count} of 'b'`] : []),
    });
    const { failures } = tryTarget(target, { ...OPTIONS, mostInputs: 500 });
    expect(failures.map(({ input, message }) => [input, message])).toEqual([['bb', "2 of 'b'"]]);
  });

  it('finds what takes too long', () => {
    const target = fuzzTarget({
      ...sick,
      allowed: { always: 5, perThousand: 1 },
      read: (input) => {
        const end = performance.now() + (input.includes('bad') ? 40 : 0);
        while (performance.now() < end) Math.sqrt(2);
      },
      check: () => [],
    });
    const { failures } = tryTarget(target, { ...OPTIONS, mostInputs: 200 });
    expect(failures.map(({ kind }) => kind)).toEqual(['slow']);
  });

  it('knows the input at which a thread hangs', () => {
    const current = createCurrentInput();
    setCurrentInput(current, 'a\ud800\u0000');
    expect(textOfCurrentInput(current)).toBe('a\ud800\u0000');
  });
});
