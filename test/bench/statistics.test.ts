import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile } from '../../bench/statistics.js';

describe('median', () => {
  it('is the number in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([100, 9, 1])).toBe(9);
  });

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('is no number where there are none', () => {
    expect(median([])).toBeNaN();
  });

  it('leaves the numbers as they were', () => {
    const numbers = [3, 1, 2];
    median(numbers);
    expect(numbers).toEqual([3, 1, 2]);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  it('is the nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('is no number where there are none', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('is one of the numbers, and not exceeded by at least that share of them', () => {
    const numbers = fc.array(fc.integer(), { minLength: 1 });
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, shares, (given, share) => {
        const found = percentile(given, share);
        expect(given).toContain(found);
        const below = given.filter((number) => number <= found).length;
        expect(below).toBeGreaterThanOrEqual(given.length * share);
      }),
    );
  });
});
