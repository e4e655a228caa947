import { describe, expect, it } from 'vitest';
import { everyTruth, negate, someTruth, type Truth } from '../../src/logic/truth.js';

const TABLE: readonly (readonly [left: Truth, right: Truth, both: Truth, either: Truth])[] = [
  ['true', 'true', 'true', 'true'],
  ['true', 'false', 'false', 'true'],
  ['true', 'unknown', 'unknown', 'true'],
  ['false', 'true', 'false', 'true'],
  ['false', 'false', 'false', 'false'],
  ['false', 'unknown', 'false', 'unknown'],
  ['unknown', 'true', 'unknown', 'true'],
  ['unknown', 'false', 'false', 'unknown'],
  ['unknown', 'unknown', 'unknown', 'unknown'],
];

const itself = (truth: Truth) => truth;

describe('Kleene logic', () => {
  it.each(TABLE)('%s and/or %s are %s and %s', (left, right, both, either) => {
    expect(everyTruth([left, right], itself)).toBe(both);
    expect(someTruth([left, right], itself)).toBe(either);
  });

  it('leaves the unknown unknown when negated', () => {
    expect((['true', 'false', 'unknown'] as const).map(negate)).toEqual([
      'false',
      'true',
      'unknown',
    ]);
  });

  it('makes nothing true of all, and not of any', () => {
    expect(everyTruth([], itself)).toBe('true');
    expect(someTruth([], itself)).toBe('false');
  });

  it('stops when the outcome is certain', () => {
    const seen: Truth[] = [];
    const note = (truth: Truth) => {
      seen.push(truth);
      return truth;
    };
    someTruth(['unknown', 'true', 'false'], note);
    everyTruth(['unknown', 'false', 'true'], note);
    expect(seen).toEqual(['unknown', 'true', 'unknown', 'false']);
  });
});
