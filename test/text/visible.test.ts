import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, visibleValue } from '../../src/text/visible.js';

test('control characters become their symbols', () => {
  expect(visible('a\u0000\t\n\r\u001b[31m\u007f')).toBe('a␀␉␊␍␛[31m␡');
});

test('C1 controls and marks of direction are written out', () => {
  expect(visible('\u0085\u009b\u061c\u200e\u200f\u202a\u202e\u2066\u2069')).toBe(
    '\\u0085\\u009b\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069',
  );
});

test('all other text is left alone', () => {
  const text = 'C:\\Users\\é 語 😀 ""\u00a0%';
  expect(visible(text)).toBe(text);
});

test('no text comes through with something that acts on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
      expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|\p{Bidi_Control}/u);
    }),
    { numRuns: 2_000 },
  );
});

test('spaces at either end of a value are shown, those inside are not', () => {
  expect(visibleValue('  a b ')).toBe('␣␣a b␣');
  expect(visibleValue(' ')).toBe('␣');
  expect(visibleValue('   ')).toBe('␣␣␣');
  expect(visibleValue('a')).toBe('a');
});

test('an empty value is shown as two quotes', () => {
  expect(visibleValue('')).toBe('""');
});

test('a value made visible has its ends shown still', () => {
  expect(visibleValue(' \t ')).toBe('␣␉␣');
});
