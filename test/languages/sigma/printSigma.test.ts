import { describe, expect, test } from 'vitest';
import { printSigma } from '../../../src/languages/sigma/printSigma.js';
import { readSigma } from '../../../src/languages/sigma/readSigma.js';
import { expressionKey, sameExpression } from '../../../src/logic/compareExpressions.js';
import { and, type Expression, not, or } from '../../../src/model/Expression.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { anyPredicate, expressionOver, sigmaPredicate } from '../../support/arbitraryExpression.js';
import {
  checkPrintedCases,
  checkPrintedPredicates,
  checkSayable,
  nots,
} from '../../support/checkPrinting.js';
import { comparisonsWith } from '../../support/comparisonsWith.js';
import { rawQuery } from '../../support/rawQuery.js';

function read(text: string) {
  return readSigma(rawQuery('sigma', text));
}

const comparison = comparisonsWith(() => ({}));

function expectSameAgain(expression: Expression, text: string): void {
  const { queries, diagnostics } = read(text);
  expect(diagnostics.filter(({ code }) => code !== 'sigma/placeholder')).toEqual([]);
  expect(queries).toHaveLength(1);
  const again = queries[0]?.expression;
  if (again === undefined) return;
  expect(expressionKey(again)).toBe(expressionKey(expression));
  expect(sameExpression(again, expression)).toBe(true);
}

const PRINTING = { print: printSigma, expectSameAgain };

describe('printSigma', () => {
  test('writes a selection for each predicate, and a condition', () => {
    const filter = and([comparison('User', 'is_null'), comparison('A', 'eq', "it's", '5')]);
    const selected = or([
      comparison('Image', 'ends_with', '\\a.exe'),
      comparison('', 'keyword', 'x*'),
    ]);
    expect(printSigma(and([selected, not(filter), not(not(comparison('B', 'exists')))]))).toBe(
      [
        's1:',
        "  'Image|endswith': '\\\\a.exe'",
        's2:',
        "  - 'x\\*'",
        's3:',
        "  'User': null",
        's4:',
        "  'A':",
        "    - 'it''s'",
        "    - '5'",
        's5:',
        "  'B|exists': true",
        'condition: (s1 or s2) and not (s3 and s4) and not not s5',
        '',
      ].join('\n'),
    );
  });

  test('says nothing where a part cannot be said', () => {
    const sayable = comparison('A', 'eq', 'x');
    const opaque: Expression = { kind: 'opaque', text: 'x', span: FILE_START };
    const unsayable = [
      opaque,
      and([]),
      or([]),
      comparison('A', 'contains', ''),
      comparison('A', 'keyword', 'x'),
      comparison('', 'eq', 'x'),
      comparison('A|b', 'eq', 'x'),
      comparison('A', 'wildcard', '*x'),
      comparison('A', 'cidr', 'x'),
      comparison('A', 'gt', '5'),
      comparison('A', 'fieldref', ''),
      comparison('A', 'eq'),
    ];
    for (const part of unsayable) {
      expect(printSigma(part)).toBeNull();
      expect(printSigma(and([sayable, not(or([sayable, part]))]))).toBeNull();
    }
  });

  test('says nothing of what nests deeper, or is longer, than is read', () => {
    const leaf = comparison('A', 'eq', 'x');
    const nested = (depth: number) => nots(depth, leaf);
    expect(printSigma(nested(100))).not.toBeNull();
    expect(printSigma(nested(101))).toBeNull();
    expect(printSigma(or(Array(5_000).fill(leaf)))).toBeNull();
  });

  test('everything that Sigma can say is written, and read as the same', () => {
    checkSayable(expressionOver(sigmaPredicate), PRINTING, 1_500);
  });

  test('whatever is written of any predicate is read as the same', () => {
    const written = checkPrintedPredicates(anyPredicate, PRINTING, 3_000);
    expect(written).toBeGreaterThan(50);
  });

  test('what was read of every case is written, and read as the same', () => {
    const written = checkPrintedCases('sigma', read, PRINTING);
    expect(written).toBeGreaterThan(180);
  });
});
