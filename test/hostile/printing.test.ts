import { describe, expect, it } from 'vitest';
import { table } from '../../src/cli/print/table.js';
import { breakText, wrapProse } from '../../src/cli/print/wrap.js';
import { page } from '../cli/print/page.js';
import { leastTime } from '../support/leastTime.js';

/** Far from what the square of the length would take. */
const ALLOWED_MS = 3_000;
const COLUMNS = [
  { title: 'V', wrap: true },
  { title: 'R', align: 'right' },
] as const;

const LONG = { word: 'js'.repeat(150_000), 'foreign word': '語é'.repeat(30_000) };

describe.each(Object.entries(LONG))('a long %s', (_, text) => {
  it.each([80, Number.POSITIVE_INFINITY])('is drawn in a table of %d columns', (columns) => {
    let drawn = '';
    const time = leastTime(() => {
      drawn = table(COLUMNS, [{ cells: [text, '5'], notes: [text] }], page(columns));
    });
    expect(drawn.replace(/[^語éjs]/g, '') === text + text).toBe(true);
    expect(time).toBeLessThan(ALLOWED_MS);
  });

  it('is broken into lines', () => {
    let lines: readonly string[] = [];
    expect(leastTime(() => (lines = breakText(text, 80)))).toBeLessThan(ALLOWED_MS);
    expect(lines.join('') === text).toBe(true);
  });

  it('is wrapped as prose', () => {
    expect(leastTime(() => wrapProse(text.slice(0, 5_000), page(80)))).toBeLessThan(ALLOWED_MS);
  });
});

it('long prose is wrapped', () => {
  const words = 'a long title of many words '.repeat(10_000);
  expect(leastTime(() => wrapProse(words, page(80)))).toBeLessThan(ALLOWED_MS);
});
