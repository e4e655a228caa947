import { describe, expect, it } from 'vitest';
import { type EventValue, evaluatePredicate, type Truth } from '../../src/logic/evaluate.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { event, PLACEHOLDER, test } from './build.js';

const CASED = { caseSensitive: true };

describe('one field against another', () => {
  type Pair = readonly [EventValue, Predicate['compare'], EventValue, Truth, Partial<Predicate>];
  const pairs: readonly Pair[] = [
    ['Bob', undefined, 'bob', 'true', {}],
    ['Bob', undefined, 'bob', 'false', CASED],
    ['Bob', 'eq', 'Rob', 'false', {}],
    [5, 'eq', '0x5', 'true', {}],
    ['5', 'eq', '5.0', 'false', {}],
    [5, 'eq', 'five', 'false', {}],
    ['C:\\bob\\x', 'contains', 'BOB', 'true', {}],
    ['BOB', 'contains', 'C:\\bob\\x', 'false', {}],
    ['bob.exe', 'starts_with', 'bob', 'true', {}],
    ['the bob', 'ends_with', 'bob', 'true', {}],
    ['the bob', 'ends_with', 'the', 'false', {}],
    [['a', 'b'], 'eq', ['c', 'B'], 'true', {}],
    ['a', 'eq', null, 'unknown', {}],
  ];

  it.each(pairs)('%j %s %j is %s', (left, compare, right, expected, more) => {
    const how = compare === undefined ? more : { compare, ...more };
    const predicate = test('f', 'fieldref', 'g', how);
    expect(evaluatePredicate(predicate, event({ f: left, g: right }))).toBe(expected);
  });

  it('does not know the name that a placeholder stands for', () => {
    const predicate = test('f', 'fieldref', PLACEHOLDER);
    expect(evaluatePredicate(predicate, event({ f: 'a', admins: 'a' }))).toBe('unknown');
  });

  it('counts a missing other field as missing', () => {
    const predicate = test('f', 'fieldref', 'g');
    expect(evaluatePredicate(predicate, event({ f: 'a' }))).toBe('unknown');
    expect(evaluatePredicate(predicate, event({ f: 'a' }), { missing: 'false' })).toBe('false');
  });
});
