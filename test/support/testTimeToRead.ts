import { describe, expect, test } from 'vitest';

/** Tests that repeating each of the units four times as often takes not much more than that. */
export function testTimeToRead(
  units: Readonly<Record<string, string>>,
  millisecondsFor: (text: string) => number,
): void {
  describe('the time to read', () => {
    for (const [name, unit] of Object.entries(units)) {
      test(`grows no faster than the text: ${name}`, () => {
        const count = Math.ceil(10_000 / unit.length);
        const once = millisecondsFor(unit.repeat(count));
        const fourfold = millisecondsFor(unit.repeat(4 * count));
        // Below a few milliseconds there is more noise than time.
        expect(fourfold).toBeLessThan(4 * 4 * Math.max(once, 4));
      });
    }
  });
}
