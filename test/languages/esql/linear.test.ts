import { describe, expect, test } from 'vitest';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import { leastTime } from '../../support/leastTime.js';
import { rawQuery } from '../../support/rawQuery.js';
import { readWhole } from './readWhole.js';

/** Texts that grow with their size; some are queries, some are what trips a careless reader. */
const GROWING: Readonly<Record<string, (size: number) => string>> = {
  'a long OR': (size) => `from l | where ${Array(size).fill('a == "x"').join(' or ')}`,
  'a long AND of lists': (size) =>
    `from l | where ${Array(size).fill('a in (1, 2)').join(' and ')}`,
  'many WHERE': (size) => `from l ${'| where a == 1 '.repeat(size)}`,
  'many EVAL': (size) =>
    `from l ${Array.from({ length: size }, (_, i) => `| eval c${i} = to_lower(c${i - 1})`).join(' ')} | where c${size - 1} == 1`,
  'many columns in one EVAL': (size) =>
    `from l | eval ${Array.from({ length: size }, (_, i) => `c${i} = a${i} == 1`).join(', ')} | where c0`,
  'many KEEP': (size) => `from l ${'| eval a = b | keep a*, c* '.repeat(size)}`,
  'many STATS': (size) => `from l ${'| stats n = count(*) where x == 1 by a '.repeat(size)}`,
  'many faults': (size) => `from l | where ${Array(size).fill('a == == 1').join(' and ')}`,
  'many faulty commands': (size) => `from l ${'| where (a '.repeat(size)}`,
  'unclosed strings': (size) => `from l ${'| where a == "x\n'.repeat(size)}`,
  'unclosed triple strings': (size) => `from l ${'| where a == """x\n'.repeat(size)}`,
  'triple strings on one line': (size) =>
    `from l | where a in (${Array(size).fill('"""x"""').join()})`,
  'quotes without an end': (size) => `from l | where a == ${"' ".repeat(size)}`,
  backquotes: (size) => `from l | where ${'`'.repeat(size * 2 + 1)}`,
  'lines of backquotes': (size) => `from l | where ${'```\n'.repeat(size)}`,
  'comment beginnings': (size) => `from l | where a == 1 ${'/* '.repeat(size)}`,
  'slashes and stars': (size) => `from l | where a == 1 ${'/ * '.repeat(size)}`,
  'opening parentheses': (size) => `from l | where ${'('.repeat(size)}`,
  'closing parentheses': (size) => `from l | where a == 1 ${')'.repeat(size)}`,
  semicolons: (size) => `from l ${';'.repeat(size)}`,
  pipes: (size) => `from l ${'|'.repeat(size)}`,
  'many indices': (size) => `from ${Array.from({ length: size }, (_, i) => `a-${i}-*`).join(',')}`,
  'a long pattern': (size) => `from l | where a like "${'x*'.repeat(size)}"`,
  'a long escaped string': (size) =>
    `from l | where a == "${'\\\\'.repeat(size)}" and kql("${'\\"'.repeat(size)}")`,
  'a long dissect pattern': (size) => `from l | dissect a "${'%{x} '.repeat(size)}"`,
  'half-open dissect keys': (size) => `from l | dissect a "${'%{'.repeat(size)}"`,
  'grok groups': (size) => `from l | grok a "${'(?<'.repeat(size)}"`,
  'a long name': (size) =>
    `from l | uri_parts p = u | where ${Array(size).fill('a').join('.')} == 1`,
  'unknown functions': (size) => `from l | where ${Array(size).fill('f(a)').join(' and ')}`,
  'unknown columns': (size) =>
    `from l | stats n = count(*) by ${Array.from({ length: size }, (_, i) => `g${i}`).join(', ')} | where ${Array(size).fill('x == 1').join(' and ')}`,
  'a long case': (size) =>
    `from l | eval k = case(${Array(size).fill('a == 1, "x"').join(', ')}, "y") | where k == "x"`,
  'computed values': (size) => `from l | where ${Array(size).fill('length(a) > 1').join(' and ')}`,
};

function timeOf(text: string): number {
  const query = rawQuery('esql', text);
  return leastTime(() => readEsql(query, readWhole));
}

describe('time grows no faster than the query', () => {
  for (const [name, make] of Object.entries(GROWING)) {
    test(name, () => {
      timeOf(make(500));
      const small = timeOf(make(1_000));
      const large = timeOf(make(8_000));
      // Eight times the text; anything quadratic would take sixty-four times as long.
      expect(large).toBeLessThan(30 * small + 20);
    });
  }
});
