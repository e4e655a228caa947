import { describe, expect, test } from 'vitest';
import { countTokens } from '../../../src/languages/kusto/countTokens.js';
import { readKusto } from '../../../src/languages/kusto/readKusto.js';
import { LIMITS } from '../../../src/text/limits.js';
import { leastTime } from '../../support/leastTime.js';
import { rawQuery } from '../../support/rawQuery.js';

function codesOf(text: string): readonly string[] {
  return readKusto(rawQuery('kusto', text)).diagnostics.map(({ code }) => code);
}

/** The shorter of two times that reading takes. */
function timeOf(text: string): number {
  const raw = rawQuery('kusto', text);
  const times = Array.from({ length: 2 }, () => {
    const before = performance.now();
    readKusto(raw);
    return performance.now() - before;
  });
  return Math.min(...times);
}

function numbered(count: number, piece: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => piece(i)).join(' ');
}

/** Long queries of every sort, right and wrong, by the number of their pieces. */
const LONG: readonly (readonly [string, (count: number) => string])[] = [
  ['a chain of ors', (n) => `T | where ${Array(n).fill('a == "x"').join(' or ')}`],
  ['a list', (n) => `T | where a in (${Array(n).fill('"x"').join(', ')})`],
  ['a list without commas', (n) => `T | where a in (${Array(n).fill('"x"').join(' ')})`],
  ['wheres', (n) => `T ${'| where a == 1 '.repeat(n)}`],
  ['renames', (n) => `T ${numbered(n, (i) => `| extend c${i + 1} = c${i}`)} | where c${n} == 1`],
  ['lets', (n) => `${numbered(n, (i) => `let l${i} = ${i};`)} T | where a == l1`],
  [
    'tables of tables',
    (n) => `let t0 = T; ${numbered(n, (i) => `let t${i + 1} = t${i} | where a == 1;`)} t${n}`,
  ],
  ['a union', (n) => `union ${Array(n).fill('(T | where a == 1)').join(', ')} | where b == 1`],
  ['joins', (n) => `T ${'| join kind=inner (U | where a == 1) on k '.repeat(n)}`],
  ['subqueries', (n) => `T | where ${Array(n).fill('a in ((U | where b == 1))').join(' and ')}`],
  ['options', (n) => `T | extend k = case(${numbered(n, (i) => `a == ${i}, b${i},`)} 0), k2 = k`],
  ['choices', (n) => `T ${numbered(n, (i) => `| extend k = iff(a == ${i}, b, k)`)} | where k == 5`],
  [
    'conditions',
    (n) => `T | extend c = a == 1 ${'| extend c = c and not(c) '.repeat(n)} | where c`,
  ],
  ['a sum', (n) => `T | where a == ${Array(n).fill('1').join(' + ')}`],
  ['signs', (n) => `T | where a == ${'-'.repeat(n)}5`],
  ['members', (n) => `T | where ${'a.'.repeat(n)}b == 1`],
  ['elements', (n) => `T | where a${'[0]'.repeat(n)} == 1`],
  ['faults', (n) => `T | where ${Array(n).fill('a ==').join(' and ')}`],
  ['unclosed strings', (n) => `T | where ${Array(n).fill('a == "x').join('\n or ')}`],
  ['closing parentheses', (n) => `T | where a == 1 ${')'.repeat(n)}`],
  ['queries', (n) => 'T\n| where a == 1\n\n'.repeat(n)],
  ['statements without semicolons', (n) => 'T | where a == 1\n'.repeat(n)],
  ['no Kusto', (n) => '~ ^ ) ] x ; y '.repeat(n)],
  ['bars', (n) => `T ${'| '.repeat(n)}`],
  ['comments', (n) => `T ${'// "x" (\n'.repeat(n)} | where a == 1`],
  ['texts that grow', (n) => `let s = "x"; ${'let s = strcat(s, s); '.repeat(n)} T | where a == s`],
  ['tables that grow', (n) => `let t = T; ${'let t = union t, t; '.repeat(n)} t | where a == 1`],
  [
    'functions that grow',
    (n) =>
      `let f0 = () { T }; ${numbered(n, (i) => `let f${i + 1} = () { union f${i}(), f${i}() };`)} f${n}()`,
  ],
];

describe('long queries', () => {
  test.each(LONG)('%s take time in proportion to their length', (_, textOf) => {
    expect(codesOf(textOf(480))).not.toContain('kusto/too-long');
    const short = timeOf(textOf(60));
    const long = timeOf(textOf(480));
    // Eight times the length; quadratic time would be sixty-four times as much.
    expect(long).toBeLessThan(30 * Math.max(short, 10));
  });

  test.each([
    ['blanks', ' '.repeat(LIMITS.kustoLength)],
    ['signs', '~'.repeat(LIMITS.kustoTokens)],
    ['words', numbered(LIMITS.kustoTokens, (i) => ` a${i}`)],
    ['strings that nothing closes', '"\\"\n'.repeat(LIMITS.kustoTokens)],
  ])('what is longer than any query is not read: %s', (_, more) => {
    expect(codesOf(`T | where a == 1 ${more}`)).toEqual(['kusto/too-long']);
  });

  test.each([
    ['a string', `"${'a '.repeat(50_000)}"`],
    ['strings', numbered(5_000, (i) => `"a b c d ${i}", `)],
  ])('long strings are few words: %s', (_, text) => {
    expect(codesOf(`T | where a in (${text})`)).not.toContain('kusto/too-long');
  });

  test('tokens are counted in one pass, whatever is left open', () => {
    const text = `"${'\\"'.repeat(55_000)}`;
    expect(leastTime(() => countTokens(text, Number.POSITIVE_INFINITY))).toBeLessThan(200);
  });

  test('more values than any rule has', () => {
    const list = Array(5_000).fill('1').join(',');
    const lists = Array(LIMITS.valuesPerRule / 5_000 + 1).fill('l');
    const { queries, diagnostics } = readKusto(
      rawQuery('kusto', `let l = dynamic([${list}]); T | where a in (${lists}) and b == 1`),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['kusto/too-many-values']);
    expect(queries).toHaveLength(1);
  });
});

describe('deep queries', () => {
  const { nesting } = LIMITS;
  const inParentheses = (depth: number) =>
    `T | where ${'('.repeat(depth)}a == 1${')'.repeat(depth)} and b == 2`;

  test('as deep as is read', () => {
    expect(codesOf(inParentheses(nesting - 10))).toEqual([]);
    expect(codesOf(`T | where ${'not('.repeat(nesting - 10)}a${')'.repeat(nesting - 10)}`)).toEqual(
      [],
    );
  });

  test('deeper ones are reported once', () => {
    expect(codesOf(inParentheses(nesting + 1))).toEqual(['kusto/too-deep']);
    expect(codesOf(inParentheses(50_000))).toEqual(['kusto/too-deep']);
    expect(codesOf(`T | where ${'('.repeat(50_000)}`)).toEqual(['kusto/too-deep']);
    expect(codesOf(`T | where a == ${'f('.repeat(5_000)}b${')'.repeat(5_000)}`)).toEqual([
      'kusto/too-deep',
    ]);
    expect(codesOf(`T | where ${'a.'.repeat(5_000)}b == 1`)).toEqual(['kusto/too-deep']);
  });

  test('brackets in strings and comments nest nothing', () => {
    const brackets = '([{'.repeat(nesting);
    const strings = `"${brackets}", '${brackets}', @"${brackets}\\", \`\`\`${brackets}\`\`\``;
    expect(codesOf(`T // ${brackets}\n| where a in (${strings})`)).toEqual([]);
  });
});
