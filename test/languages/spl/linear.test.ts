import { describe, expect, test } from 'vitest';
import { readSpl } from '../../../src/languages/spl/readSpl.js';
import { definitionsOf } from '../../support/definitionsOf.js';
import { rawQuery } from '../../support/rawQuery.js';

const definitions = definitionsOf({ macros: { m: 'a=1 OR b="x*"', scope: 'sourcetype=x' } });

/** The least time of the processor that reading takes, in milliseconds, of several runs. */
function time(text: string): number {
  const runs = [0, 0, 0, 0].map(() => {
    const before = process.cpuUsage();
    readSpl(rawQuery('spl', text, definitions));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

const ASKED: Readonly<Record<string, (size: number) => string>> = {
  'a chain of OR': (size) => Array.from({ length: size }, (_, i) => `a=${i}`).join(' OR '),
  'implied ANDs': (size) => Array.from({ length: size }, (_, i) => `a${i}="*x*"`).join(' '),
  'a long list': (size) =>
    `a IN (${Array.from({ length: size }, (_, i) => `"*v${i}*"`).join(',')})`,
  'a chain of where': (size) =>
    `| where ${Array.from({ length: size }, (_, i) => `like(a, "%${i}%")`).join(' OR ')}`,
  'many commands': (size) => `a=1${' | eval b=lower(c), d=b | search d=x*'.repeat(size / 4)}`,
  'many columns': (size) =>
    `a=1${Array.from({ length: size }, (_, i) => ` | eval c${i}=if(match(a, "x"), 1, 0)`).join('')}`,
  'flags that build on flags': (size) =>
    `a=1${Array.from({ length: size }, (_, i) => ` | eval f${i + 1}=if(f${i}=1 AND b=${i}, 1, 0)`).join('')} | where f${size}=1`,
  macros: (size) => '`m` `scope` '.repeat(size),
  stats: (size) => `a=1 | stats ${'values(b) as b dc(c) as d '.repeat(size)} by e | where b="x"`,
  'renames with stars': (size) =>
    `a=1${' | rename x.* as *, b* as c*'.repeat(size / 4)} | search d=1`,
  subsearches: (size) => `a=1${' [search b=2 | fields c]'.repeat(size / 2)}`,
  joins: (size) => `a=1${' | join b [search c=2 | table b d]'.repeat(size / 4)} | where d=1`,
  'quotes that do not close': (size) => `a="x ${'b=1 | '.repeat(size)}`,
  'brackets that do not close': (size) => `a=1 ${'[ search b=2 '.repeat(size)}`,
  backquotes: (size) => `a=1 ${'` " '.repeat(size)}`,
  'stray commas and parentheses': (size) => `a IN (${',)'.repeat(size)}`,
  backslashes: (size) => `a="${'\\\\x\\'.repeat(size)}" b=${'\\ '.repeat(size)}`,
};

describe('doubling the input at most about doubles the time', () => {
  for (const [name, make] of Object.entries(ASKED)) {
    test(name, () => {
      time(make(200));
      const [short, long] = [time(make(1_000)), time(make(4_000))];
      // Four times the text: quadratic time would be sixteen times as long.
      expect(long).toBeLessThan(Math.max(short, 10) * 12);
    });
  }
});

describe('deep nesting', () => {
  const depth = 15_000;
  const texts = {
    parentheses: `${'('.repeat(depth)}a=1${')'.repeat(depth)}`,
    'open parentheses': '('.repeat(depth),
    nots: `${'NOT '.repeat(depth)}a=1`,
    brackets: `${'[search '.repeat(depth)}a=1${']'.repeat(depth)}`,
    'parentheses of where': `| where ${'('.repeat(depth)}a=1${')'.repeat(depth)}`,
    'nots of where': `| where ${'not '.repeat(depth)}a=1`,
    calls: `| where ${'lower('.repeat(depth)}a${')'.repeat(depth)}="x"`,
    'calls of a column': `| eval f=${'if(a=1, "x", '.repeat(depth)}"y"${')'.repeat(depth)} | where f="x"`,
    signs: `| where a=${'-'.repeat(depth)}1`,
  };
  for (const [name, text] of Object.entries(texts)) {
    test(name, () => {
      const { diagnostics } = readSpl(rawQuery('spl', text));
      const codes = diagnostics.map(({ code }) => code);
      // What is wrong with a column is no error until something compares it.
      const expected = name.endsWith('column') ? 'spl/eval-syntax' : 'spl/too-deep';
      if (name !== 'signs') expect(codes).toContain(expected);
    });
  }
});

describe('what grows by itself', () => {
  test('macros that call each other twice', () => {
    const macros = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`m${i}`, `\`m${i + 1}\` \`m${i + 1}\``]),
    );
    const grown = definitionsOf({ macros: { ...macros, m60: 'a=1' } });
    const { diagnostics } = readSpl(rawQuery('spl', '`m0`', grown));
    expect(diagnostics.map(({ code }) => code)).toContain('spl/too-long');
  });

  test('macros that call themselves by way of a string', () => {
    const looped = definitionsOf({ macros: { m: '* | map search="search a=1 `m`"' } });
    const { diagnostics } = readSpl(rawQuery('spl', '`m`', looped));
    expect(diagnostics.map(({ code }) => code)).toContain('spl/too-deep');
  });

  test('flags that use flags twice', () => {
    const steps = Array.from(
      { length: 200 },
      (_, i) => `| eval f${i + 1}=if(f${i}=1 OR (f${i}=1 AND b=${i}), 1, 0)`,
    );
    const text = `a=1 | eval f0=if(c=1, 1, 0) ${steps.join(' ')} | where f200=1`;
    expect(readSpl(rawQuery('spl', text)).queries).toHaveLength(1);
  });

  test('cases that use cases twice', () => {
    const steps = Array.from(
      { length: 200 },
      (_, i) => `| eval f${i + 1}=if(b=${i}, f${i}, f${i})`,
    );
    const text = `a=1 | eval f0="x" ${steps.join(' ')} | where f200="x"`;
    expect(readSpl(rawQuery('spl', text)).queries).toHaveLength(1);
  });

  test('a flag used again and again', () => {
    const flag = Array.from({ length: 400 }, (_, i) => `a=${i}`).join(' OR ');
    const text = `x=1 | eval f=if(${flag}, 1, 0) ${'| where f=1 '.repeat(200)}`;
    const { diagnostics } = readSpl(rawQuery('spl', text));
    expect(diagnostics.map(({ code }) => code)).toContain('spl/too-many-values');
  });

  test('searches appended to each other', () => {
    const text = `a=1${' | append [search b=2] | eval c=lower(d)'.repeat(100)}`;
    const { queries, diagnostics } = readSpl(rawQuery('spl', text));
    expect(queries).toHaveLength(31);
    expect(diagnostics.map(({ code }) => code)).toContain('spl/too-many-branches');
  });

  test('a search that is too long, and one with too many values', () => {
    const long = readSpl(rawQuery('spl', `a=${'x'.repeat(1_000_000)}`));
    expect(long.diagnostics.map(({ code }) => code)).toEqual(['spl/too-long']);
    const many = readSpl(rawQuery('spl', `a IN (${'x,'.repeat(60_000)}y) b=1`));
    expect(many.diagnostics.map(({ code }) => code)).toContain('spl/too-many-values');
  });
});
