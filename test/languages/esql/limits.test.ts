import { describe, expect, test } from 'vitest';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import { rawQuery } from '../../support/rawQuery.js';
import { readWhole } from './readWhole.js';

function codesOf(text: string): readonly string[] {
  const { diagnostics } = readEsql(rawQuery('esql', text), readWhole);
  return [...new Set(diagnostics.map(({ code }) => code))];
}

function repeated(count: number, make: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => make(i)).join(' ');
}

describe('what one query may cost', () => {
  test('a query that is longer than any', () => {
    const { queries, diagnostics } = readEsql(
      rawQuery('esql', `from l | where a == "${'x'.repeat(1_000_000)}"`),
      readWhole,
    );
    expect(queries).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['esql/too-long']);
  });

  test('sixty thousand values', () => {
    const list = Array(60_000).fill('1').join(',');
    expect(codesOf(`from l | where a in (${list}) and b == 1`)).toEqual(['esql/too-many-values']);
  });

  test('nesting of every kind', () => {
    const deep = 5_000;
    for (const text of [
      `from l | where ${'('.repeat(deep)}a == 1${')'.repeat(deep)}`,
      `from l | where ${'not '.repeat(deep)}a == 1`,
      `from l | where ${'- '.repeat(deep)}a == 1`,
      `from l | where ${'to_lower('.repeat(deep)}a${')'.repeat(deep)} == 1`,
      `from l | where a == ${'['.repeat(deep)}1`,
      `from l | eval x = ${'('.repeat(deep)}a`,
      `${'from ('.repeat(deep)} from a`,
      `from l ${'| fork (where a == 1 '.repeat(deep)}`,
      `from l | where ${'a in (from b | where '.repeat(deep)}`,
      `from l | where match(a, "b", ${'{"c": '.repeat(deep)}`,
    ]) {
      expect(codesOf(text)).toContain('esql/too-deep');
    }
  });

  test('what nests less deep is read', () => {
    expect(codesOf(`from l | where ${'('.repeat(99)}a == 1${')'.repeat(99)}`)).toEqual([]);
    expect(codesOf(`from l | where ${'not '.repeat(99)}a == 1`)).toEqual([]);
  });

  test('long chains are no nesting', () => {
    const count = 10_000;
    const sum = Array(count).fill('a').join(' + ');
    const casts = '::string'.repeat(count);
    const name = Array(count).fill('a').join('.');
    expect(codesOf(`from l | where ${sum} > 5 and b${casts} == "x" and ${name} == 1`)).toEqual([]);
    expect(codesOf(`from l ${repeated(count, (i) => `| where a == ${i}`)}`)).toEqual([]);
  });

  test('columns that double what they are made with', () => {
    const columns = repeated(40, (i) => `| eval c${i + 1} = c${i} or c${i}`);
    expect(codesOf(`from l | eval c0 = a == 1 ${columns} | where c40`)).toEqual([
      'esql/too-many-values',
    ]);
  });

  test('columns that nest in each other', () => {
    const columns = repeated(400, (i) => `| eval c${i + 1} = not c${i}`);
    expect(codesOf(`from l | eval c0 = a == 1 ${columns} | where c400`)).toEqual(['esql/too-deep']);
  });

  test('a case whose branches alternate', () => {
    const branches = repeated(5_000, (i) => `a == ${i}, "${i % 2}",`);
    expect(codesOf(`from l | eval k = case(${branches} "1") | where k == "1"`)).toEqual([
      'esql/too-deep',
    ]);
  });

  test('forks of forks, and sub-queries', () => {
    const forks = '| fork (where a == 1) (where b == 2) '.repeat(30);
    expect(codesOf(`from l ${forks}`)).toEqual(['esql/too-many-branches']);
    const subqueries = Array(500).fill('(from a | where b == 1)').join(', ');
    expect(codesOf(`from ${subqueries}`)).toEqual(['esql/too-many-branches']);
  });
});
