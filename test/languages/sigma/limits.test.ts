import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../../src/languages/sigma/parseCondition.js';
import { readSigma } from '../../../src/languages/sigma/readSigma.js';
import { rawQuery } from '../../support/rawQuery.js';
import { showExpression } from '../../support/showExpression.js';

function read(text: string) {
  return readSigma(rawQuery('sigma', text));
}

function codesOf(text: string): readonly string[] {
  return read(text).diagnostics.map(({ code }) => code);
}

describe('what one rule may cost', () => {
  test('an alias bomb spends the values of a rule, and no more', () => {
    const names = [...'abcdefghij'];
    const lists = names.map((name, i) => {
      const item = i === 0 ? 'x' : `*${names[i - 1]}`;
      return `${name}: &${name} [${Array(10).fill(item).join(', ')}]`;
    });
    const { queries, diagnostics } = read([...lists, 'condition: 1 of them'].join('\n'));
    expect(diagnostics.map(({ code }) => code)).toEqual(['sigma/too-many-values']);
    expect(diagnostics[0]?.message).toContain('50000');
    const shown = queries.map(({ expression }) => showExpression(expression)).join();
    expect(shown.length).toBeLessThan(1_000_000);
    expect(shown).toContain('opaque "j"');
  });

  test('sixty thousand values of one field', () => {
    const text = `s:\n  A: [${Array(60_000).fill('x').join(',')}]\ncondition: s`;
    expect(codesOf(text)).toEqual(['sigma/too-many-values']);
  });

  test('a quantifier over many names, used many times', () => {
    const names = Array.from({ length: 1_000 }, (_, i) => `s${i}: {A: ${i}}`);
    const uses = Array(900).fill('1 of s*').join(' or ');
    expect(codesOf([...names, `condition: ${uses}`].join('\n'))).toEqual(['sigma/too-many-values']);
  });

  test('many unknown names among many selections', () => {
    const names = Array.from({ length: 1_000 }, (_, i) => `selection_${i}: {A: ${i}}`);
    const conditions = Array.from({ length: 20_000 }, (_, i) => `  - selektion_${i}`);
    const codes = codesOf([...names, 'condition:', ...conditions].join('\n'));
    expect(new Set(codes)).toEqual(new Set(['sigma/unknown-selection', 'sigma/too-many-values']));
    expect(codes.length).toBeLessThan(100);
  });

  test('a condition that is longer than any', () => {
    const { condition, faults } = parseCondition(`a${' or a'.repeat(2_000)}`);
    expect(condition).toBeNull();
    expect(faults.map(({ code }) => code)).toEqual(['sigma/condition-too-long']);
  });

  test('NOTs between parentheses count as nesting, too', () => {
    const nested = `${'not '.repeat(60)}(${'not '.repeat(60)}a)`;
    expect(parseCondition(nested).faults.map(({ code }) => code)).toEqual([
      'sigma/condition-too-deep',
    ]);
    expect(parseCondition(`(${'not '.repeat(90)}a) or (${'not '.repeat(90)}a)`).faults).toEqual([]);
  });
});
