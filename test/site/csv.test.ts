import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv, toJson, toTabs } from '../../src/site/client/csv.js';
import { visible } from '../../src/site/client/visible.js';
import { visible as visibleText } from '../../src/text/visible.js';

const sheet = (...values: string[]) => ({
  columns: ['value', 'rules'],
  rows: values.map((value) => [value, 1] as const),
});

describe('a table taken away', () => {
  it('reads back from CSV', () => {
    const values = ['plain', 'a,b', 'say "x"', 'straße', ' spaces '];
    const rows = parse(toCsv(sheet(...values))) as string[][];
    expect(rows.slice(1).map(([value]) => value)).toEqual(values);
  });

  it('runs as no formula', () => {
    for (const value of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1']) {
      expect(parse(toCsv(sheet(value)))).toEqual([
        ['value', 'rules'],
        [visibleText(`'${value}`), '1'],
      ]);
      expect(toTabs(sheet(value)).split('\n')[1]).toMatch(/^'/);
    }
  });

  it('shows control characters instead of sending them to a terminal', () => {
    const value = 'a\u001b[31mred\u0000\u202egnp\r\nb\tc\u009b';
    const shown = visibleText(value);
    expect(parse(toCsv(sheet(value)))).toEqual([
      ['value', 'rules'],
      [shown, '1'],
    ]);
    expect(toTabs(sheet(value)).split('\n')[1]).toBe(`${shown}\t1`);
    expect(JSON.parse(toJson(sheet(value)))).toEqual([{ value, rules: 1 }]);
  });

  it('shows every character as the pages do', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const char = String.fromCharCode(code);
      expect(visible(char)).toBe(visibleText(char));
    }
  });

  it('keeps values as they are in JSON', () => {
    expect(JSON.parse(toJson(sheet('=1+1')))).toEqual([{ value: '=1+1', rules: 1 }]);
  });
});
