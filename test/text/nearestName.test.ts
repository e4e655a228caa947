import { expect, test } from 'vitest';
import { nearestName } from '../../src/text/nearestName.js';

const NAMES = ['contains', 'startswith', 'endswith', 'all', 're', 'i'];

test('the name that differs least', () => {
  expect(nearestName('contain', NAMES)).toBe('contains');
  expect(nearestName('starts_with', NAMES)).toBe('startswith');
  expect(nearestName('al', NAMES)).toBe('all');
});

test('whatever the case, and as it is known', () => {
  expect(nearestName('ENDSWITH', NAMES)).toBe('endswith');
  expect(nearestName('sel_man', ['SEL_MAIN', 'FILTER'])).toBe('SEL_MAIN');
});

test('none where too much differs', () => {
  expect(nearestName('something', NAMES)).toBeNull();
  expect(nearestName('abcdefghijkl', ['abcdefgh'])).toBeNull();
  expect(nearestName('xyz', NAMES)).toBeNull();
});

test('none for a name that would have nothing in common with it', () => {
  expect(nearestName('', NAMES)).toBeNull();
  expect(nearestName('x', NAMES)).toBeNull();
});

test('none where there is nothing to compare, or too much', () => {
  expect(nearestName('a', [])).toBeNull();
  expect(nearestName('a'.repeat(101), ['a'.repeat(100)])).toBeNull();
  expect(nearestName('aa', Array(1_001).fill('aaa'))).toBeNull();
});
