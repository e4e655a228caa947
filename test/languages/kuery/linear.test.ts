import { describe, expect, test } from 'vitest';
import { readKuery } from '../../../src/languages/kuery/readKuery.js';
import { LIMITS } from '../../../src/text/limits.js';
import { leastTime } from '../../support/leastTime.js';
import { rawQuery } from '../../support/rawQuery.js';
import { testTimeToRead } from '../../support/testTimeToRead.js';

function read(text: string) {
  return readKuery(rawQuery('kuery', text));
}

function millisecondsFor(text: string): number {
  const query = rawQuery('kuery', text);
  return leastTime(() => readKuery(query));
}

const UNITS: Readonly<Record<string, string>> = {
  'conditions joined by or': 'a: "x" or ',
  'conditions joined by and': 'a: x and ',
  'conditions with no operator': 'a: "x" ',
  words: 'word ',
  'words that end in not': 'cannot ',
  numbers: '12 ',
  stars: '*',
  backslashes: '\\',
  'escaped quotes': '\\"',
  quotes: '"',
  'quotes that are not closed in their line': '"\n',
  'open parentheses': '(',
  'closing parentheses': ')',
  'braces and colons': 'a:{',
  NOTs: 'not ',
  colons: ':',
  blanks: ' ',
  'signs of other languages': '[ TO ~1 && ',
};

testTimeToRead(UNITS, millisecondsFor);

describe('what one query may cost', () => {
  test('deep nesting is reported, and the rest is read', () => {
    const text = `${'('.repeat(5_000)}a: x${')'.repeat(5_000)} and b: y`;
    const { queries, diagnostics } = read(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['kuery/too-deep']);
    expect(JSON.stringify(queries)).toContain('"field":"b"');
  });

  test('deep nesting of every kind does not overflow the stack', () => {
    for (const unit of ['not ', 'a:{', '(not ', '(a: x and ', 'not (a: {']) {
      const { diagnostics } = read(unit.repeat(12_000));
      expect(diagnostics.map(({ code }) => code)).toContain('kuery/too-deep');
      expect(diagnostics.length).toBeLessThan(1_000);
    }
    const [list] = read(`a: ${'('.repeat(20_000)}x`).diagnostics;
    expect(list?.code).toBe('kuery/too-deep');
  });

  test('many parentheses that nothing opens do not overflow the stack', () => {
    for (const unit of ['a: x) ', 'a: x) or ', 'a: x) and b: y} or ', ')']) {
      const { queries, diagnostics } = read(unit.repeat(12_000));
      expect(diagnostics.map(({ code }) => code)).toContain('kuery/unbalanced');
      expect(diagnostics.length).toBeLessThan(1_000);
      expect(JSON.stringify(queries).length).toBeLessThan(2_000_000);
    }
  });

  test('a long chain is one flat node', () => {
    const [query] = read(Array(20_000).fill('a: x').join(' or ')).queries;
    expect(query?.expression.kind).toBe('or');
    expect(query?.expression.kind === 'or' && query.expression.operands.length).toBe(20_000);
  });

  test('more values than any rule has', () => {
    const { diagnostics } = read(
      `a: (${Array(LIMITS.valuesPerRule + 1)
        .fill('x')
        .join(' or ')}) and b: y`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['kuery/too-many-values']);
  });

  test('a query that is longer than any', () => {
    const { queries, diagnostics } = read(`a: ${'x'.repeat(1_000_001)}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['kuery/too-long']);
    expect(queries[0]?.expression.kind).toBe('opaque');
  });
});
