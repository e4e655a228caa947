import { describe, expect, test } from 'vitest';
import { readLucene } from '../../../src/languages/lucene/readLucene.js';
import { LIMITS } from '../../../src/text/limits.js';
import { leastTime } from '../../support/leastTime.js';
import { rawQuery } from '../../support/rawQuery.js';
import { testTimeToRead } from '../../support/testTimeToRead.js';

function read(text: string) {
  return readLucene(rawQuery('lucene', text));
}

function millisecondsFor(text: string): number {
  const query = rawQuery('lucene', text);
  return leastTime(() => readLucene(query));
}

const UNITS: Readonly<Record<string, string>> = {
  'clauses joined by OR': 'a:"x" OR ',
  'clauses joined by AND': 'a:x AND ',
  'clauses with no operator': 'a:"x" ',
  words: 'word ',
  stars: '*',
  backslashes: '\\',
  'escaped quotes': '\\"',
  quotes: '"',
  'quotes that are not closed in their line': '"\n',
  slashes: '/',
  'escaped slashes': '\\/',
  'slashes in words': 'a/b\\/ ',
  'open parentheses': '(',
  'closing parentheses': ')',
  'open brackets': '[',
  'brackets with bounds': '[a TO ',
  'quoted bounds': '["a',
  'closing brackets': ']',
  signs: '-+',
  colons: ':',
  blanks: ' ',
  boosts: '^2~',
};

testTimeToRead(UNITS, millisecondsFor);

describe('what one query may cost', () => {
  test('deep nesting is reported, and the rest is read', () => {
    const text = `${'('.repeat(5_000)}a:x${')'.repeat(5_000)} AND b:y`;
    const { queries, diagnostics } = read(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['lucene/too-deep']);
    expect(JSON.stringify(queries)).toContain('"field":"b"');
  });

  test('deep nesting of every kind does not overflow the stack', () => {
    for (const unit of ['(', 'a:(', '(NOT ', '(a:x AND ', '-(+(']) {
      const { diagnostics } = read(unit.repeat(20_000));
      expect(diagnostics.map(({ code }) => code)).toContain('lucene/too-deep');
      expect(diagnostics.length).toBeLessThan(1_000);
    }
  });

  test('many parentheses that nothing opens are reported once', () => {
    for (const unit of ['a:x) ', 'a:x) OR ', ')']) {
      const { diagnostics } = read(unit.repeat(20_000));
      expect(diagnostics.filter(({ code }) => code === 'lucene/unbalanced')).toHaveLength(1);
    }
  });

  test('a long chain is one flat node', () => {
    const [query] = read(Array(20_000).fill('a:x').join(' OR ')).queries;
    expect(query?.expression.kind).toBe('or');
    expect(query?.expression.kind === 'or' && query.expression.operands.length).toBe(20_000);
  });

  test('more values than any rule has', () => {
    const { diagnostics } = read(
      `a:(${Array(LIMITS.valuesPerRule + 1)
        .fill('x')
        .join(' OR ')}) AND b:y`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['lucene/too-many-values']);
  });

  test('a query that is longer than any', () => {
    const { queries, diagnostics } = read(`a:${'x'.repeat(1_000_001)}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['lucene/too-long']);
    expect(queries[0]?.expression.kind).toBe('opaque');
  });
});
