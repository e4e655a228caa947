import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineIndex } from '../../src/text/LineIndex.js';

test('an empty text has one empty line', () => {
  const lines = createLineIndex('');
  expect(lines.count).toBe(1);
  expect(lines.line(1)).toBe('');
  expect(lines.span(0, 0)).toEqual({ start: 0, end: 0, line: 1, column: 1 });
});

test('a line break belongs to the line that it ends', () => {
  const lines = createLineIndex('ab\n\ncd');
  expect(lines.count).toBe(3);
  expect([0, 2, 3, 4, 6].map((at) => lines.span(at, at)).map((s) => [s.line, s.column])).toEqual([
    [1, 1],
    [1, 3],
    [2, 1],
    [3, 1],
    [3, 3],
  ]);
});

test('lines come without their line breaks, of either kind', () => {
  const lines = createLineIndex('a\r\nb\n\r\nc\r');
  expect([1, 2, 3, 4].map((number) => lines.line(number))).toEqual(['a', 'b', '', 'c']);
});

test('a line that is not there is empty', () => {
  const lines = createLineIndex('a\n');
  expect(lines.line(0)).toBe('');
  expect(lines.line(2)).toBe('');
  expect(lines.line(3)).toBe('');
});

test('columns count code units', () => {
  expect(createLineIndex('😀x').span(2, 3)).toEqual({ start: 2, end: 3, line: 1, column: 3 });
});

test('it agrees with counting', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', 'bc')), fc.nat(60), (parts, offset) => {
      const text = parts.join('');
      const at = Math.min(offset, text.length);
      const before = text.slice(0, at).split('\n');
      const span = createLineIndex(text).span(at, at);
      expect([span.line, span.column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
    }),
  );
});
