import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv, toJson, toTabs } from '../../src/site/client/csv.js';

const sheet = (...values: string[]) => ({
  columns: ['value', 'rules'],
  rows: values.map((value) => [value, 1] as const),
});

describe('a table taken away', () => {
  it('reads back from CSV', () => {
    const values = ['plain', 'a,b', 'say "x"', 'line\nbreak', ' spaces '];
    const rows = parse(toCsv(sheet(...values))) as string[][];
    expect(rows.slice(1).map(([value]) => value)).toEqual(values);
  });

  it('runs as no formula', () => {
    for (const value of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1']) {
      expect(parse(toCsv(sheet(value)))).toEqual([
        ['value', 'rules'],
        [`'${value}`, '1'],
      ]);
      expect(toTabs(sheet(value)).split('\n')[1]).toMatch(/^'/);
    }
  });

  it('keeps values as they are in JSON', () => {
    expect(JSON.parse(toJson(sheet('=1+1')))).toEqual([{ value: '=1+1', rules: 1 }]);
  });
});
