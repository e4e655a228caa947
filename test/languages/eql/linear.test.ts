import { describe, expect, test } from 'vitest';
import { readEql } from '../../../src/languages/eql/readEql.js';
import { LIMITS } from '../../../src/text/limits.js';
import { leastTime } from '../../support/leastTime.js';
import { rawQuery } from '../../support/rawQuery.js';

function codesOf(text: string): readonly string[] {
  return readEql(rawQuery('eql', text)).diagnostics.map(({ code }) => code);
}

function timeOf(text: string): number {
  const raw = rawQuery('eql', text);
  return leastTime(() => readEql(raw));
}

/** Long queries of every sort, right and wrong, by the number of their pieces. */
const LONG: readonly (readonly [string, (count: number) => string])[] = [
  ['a chain of ors', (n) => `any where ${Array(n).fill('a : "x*y"').join(' or ')}`],
  ['a list', (n) => `any where a in (${Array(n).fill('"x"').join(', ')})`],
  ['a list without commas', (n) => `any where a in (${Array(n).fill('"x"').join(' ')})`],
  ['a sequence', (n) => `sequence ${Array(n).fill('[a where b == 1] by c').join(' ')}`],
  ['steps without brackets', (n) => `sequence ${Array(n).fill('[a where b == 1').join(' ')}`],
  ['a sum', (n) => `any where a > ${Array(n).fill('b').join(' + ')}`],
  ['faults', (n) => `any where ${Array(n).fill('a ==').join(' and ')}`],
  ['unclosed strings', (n) => `any where ${Array(n).fill('a == "x').join('\n or ')}`],
  ['open parentheses', (n) => `any where ${'('.repeat(n)}`],
  ['closing parentheses', (n) => `any where a == 1 ${')'.repeat(n)}`],
  ['open brackets', (n) => `sequence ${'[a where '.repeat(n)}`],
  ['nots', (n) => `any where ${'not '.repeat(n)}a`],
  ['signs', (n) => `any where a == ${'-'.repeat(n)}5`],
  ['functions in functions', (n) => `any where a == ${'length('.repeat(n)}b${')'.repeat(n)}`],
  ['methods behind methods', (n) => `any where a${':length()'.repeat(n)} > 5`],
  [
    'relations in relations',
    (n) => `any where ${'child of [any where '.repeat(n)}a${']'.repeat(n)}`,
  ],
  ['comments', (n) => `any where ${'/* x */ // y\n'.repeat(n)} a == 1`],
  ['comments without an end', (n) => `any where a == 1 ${'/* x '.repeat(n)}`],
  ['keys', (n) => `sequence by ${Array(n).fill('a.b').join(', ')} [a where b] [c where d]`],
  ['pipes', (n) => `any where a == 1 ${'| heads '.repeat(n)}`],
  ['escapes', (n) => `any where a == "${'\\\\'.repeat(n)}"`],
  ['unknown escapes', (n) => `any where a == "${'\\x'.repeat(n)}"`],
  ['stars', (n) => `any where a : "${'*x'.repeat(n)}"`],
  [
    'calculations in functions',
    (n) => `any where ${Array(n).fill('length(a + b) > 5').join(' and ')}`,
  ],
  ['a name of many parts', (n) => `any where ${Array(n).fill('`a`').join('.')} == 1`],
];

describe('long queries', () => {
  test.each(LONG)('%s take time in proportion to their length', (_, textOf) => {
    const short = timeOf(textOf(2_000));
    const long = timeOf(textOf(16_000));
    // Eight times the length; quadratic time would be sixty-four times as much.
    expect(long).toBeLessThan(30 * Math.max(short, 5));
  });

  test('what is longer than any query is not read', () => {
    const text = `any where a == 1 ${' '.repeat(LIMITS.queryLength)}`;
    expect(codesOf(text)).toEqual(['eql/too-long']);
  });

  test('more values than any rule has', () => {
    const list = Array(LIMITS.valuesPerRule + 1)
      .fill('1')
      .join(',');
    const { queries, diagnostics } = readEql(
      rawQuery('eql', `any where a in (${list}) and b == 1`),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['eql/too-many-values']);
    expect(queries).toHaveLength(1);
  });
});

describe('deep queries', () => {
  const { nesting } = LIMITS;
  const inParentheses = (depth: number) =>
    `any where ${'('.repeat(depth)}a == 1${')'.repeat(depth)} and b == 2`;

  test('as deep as is read', () => {
    expect(codesOf(inParentheses(nesting))).toEqual([]);
    expect(codesOf(`any where ${'not '.repeat(nesting)}a`)).toEqual([]);
  });

  test('deeper ones are reported once, and the rest is read', () => {
    expect(codesOf(inParentheses(nesting + 1))).toEqual(['eql/too-deep']);
    expect(codesOf(inParentheses(50_000))).toEqual(['eql/too-deep']);
    expect(codesOf(`any where ${'not '.repeat(50_000)}a`)).toEqual(['eql/too-deep']);
    expect(codesOf(`any where ${'not ('.repeat(60)}a${')'.repeat(60)}`)).toEqual(['eql/too-deep']);
    const methods = `any where a${':length()'.repeat(5_000)} > 5`;
    expect(codesOf(methods).filter((code) => code === 'eql/too-deep')).toHaveLength(1);
  });
});
