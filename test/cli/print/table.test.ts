import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { table } from '../../../src/cli/print/table.js';
import { page } from './page.js';

const COLUMNS = [
  { title: 'Field', wrap: true },
  { title: 'Value', wrap: true },
  { title: 'Rules', align: 'right' },
] as const;

describe('table', () => {
  it('aligns its columns, figures to the right', () => {
    const rows = [{ cells: ['Image', '\\a.exe', '5'] }, { cells: ['CommandLine', 'b', '120'] }];
    expect(table(COLUMNS, rows, page(80)).split('\n')).toEqual([
      '  Field        Value   Rules',
      '  Image        \\a.exe      5',
      '  CommandLine  b         120',
    ]);
  });

  it('breaks wide cells instead of cutting them', () => {
    const rows = [{ cells: ['Image', 'c:\\program files\\vendor\\product\\program.exe', '5'] }];
    expect(table(COLUMNS, rows, page(40)).split('\n')).toEqual([
      '  Field  Value                     Rules',
      '  Image  c:\\program files\\vendor\\      5',
      '         product\\program.exe',
    ]);
  });

  it('sets notes below a row, across the page', () => {
    const rows = [{ cells: ['A', 'b', '1'], notes: ['a note that is wider than the columns are'] }];
    expect(table(COLUMNS, rows, page(80)).split('\n').at(-1)).toBe(
      '    a note that is wider than the columns are',
    );
  });

  it('leaves out a heading without titles', () => {
    expect(table([{ title: '' }], [{ cells: ['only'] }], page(80))).toBe('  only');
  });

  it('never leaves the page and loses no character', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'abc \\|古'), maxLength: 90 });
    const row = fc.record({ cells: fc.tuple(cell, cell, cell), notes: fc.array(cell) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.integer({ min: 40, max: 130 }), (rows, n) => {
        const text = table(COLUMNS, rows, page(n));
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(n);
        const given = rows.flatMap(({ cells, notes }) => [...cells, ...notes]).join('');
        expect(inkOf(text)).toBe(inkOf(`FieldValueRules${given}`));
      }),
    );
  });
});

function inkOf(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('');
}
