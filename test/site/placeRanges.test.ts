import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlaces } from '../../src/site/client/places.js';
import { placeRanges } from '../../src/site/placeRanges.js';

it('joins places that follow each other', () => {
  expect(placeRanges([])).toBe('');
  expect(placeRanges([1, 2, 3, 5, 8, 9])).toBe('1-3 5 8-9');
});

it('reads back as it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (places) => {
      const ascending = [...places].sort((a, b) => a - b);
      expect(readPlaces(placeRanges(ascending))).toEqual(ascending);
    }),
  );
});
