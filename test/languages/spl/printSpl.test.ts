import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printSpl } from '../../../src/languages/spl/print/printSpl.js';
import { readSpl } from '../../../src/languages/spl/readSpl.js';
import { expressionKey } from '../../../src/logic/compareExpressions.js';
import { simplify } from '../../../src/logic/simplify.js';
import { and, type Expression, not, or } from '../../../src/model/Expression.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { anyPredicate, expressionOver, sigmaPredicate } from '../../support/arbitraryExpression.js';
import { checkPrintedCases, checkPrintedPredicates, nots } from '../../support/checkPrinting.js';
import { comparisonsWith } from '../../support/comparisonsWith.js';
import { rawQuery } from '../../support/rawQuery.js';

const comparison = comparisonsWith(() => ({}));

/** Nested ANDs and ORs are read as one, so both are compared in simplest form. */
function keyOf(expression: Expression): string {
  return expressionKey(simplify(expression));
}

function read(text: string) {
  return readSpl(rawQuery('spl', text));
}

function expectSameAgain(expression: Expression, text: string): void {
  const { queries, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(queries.map((query) => keyOf(query.expression))).toEqual([keyOf(expression)]);
}

const PRINTING = { print: printSpl, expectSameAgain };

describe('printSpl', () => {
  test('writes conditions of where, and searches in them where case does not matter', () => {
    const expression = and([
      or([comparison('Image', 'ends_with', '\\a.exe', '\\b.exe'), comparison('', 'keyword', 'x')]),
      not(comparison('User', 'is_null')),
      comparison('A', 'eq', 'say "x"'),
    ]);
    expect(printSpl(expression)).toBe(
      '| where (searchmatch("\\"Image\\" IN (\\"*\\\\\\\\a.exe\\", \\"*\\\\\\\\b.exe\\")") OR ' +
        'searchmatch("\\"x\\"")) AND NOT isnull(\'User\') AND lower(\'A\')="say \\"x\\""',
    );
  });

  test('says nothing where a part cannot be said', () => {
    const sayable = comparison('A', 'eq', 'x');
    const opaque: Expression = { kind: 'opaque', text: 'x', span: FILE_START };
    const unsayable = [
      opaque,
      comparison("A'", 'eq', 'x'),
      comparison('_time', 'eq', 'x'),
      comparison('A', 'contains', ''),
      comparison('A', 'contains', '%*'),
      comparison('A', 'keyword', 'x'),
      comparison('', 'keyword', '*'),
      comparison('A', 'regex_match', 'x', 'y'),
      comparison('A', 'eq'),
    ];
    for (const part of unsayable) {
      expect(printSpl(part)).toBeNull();
      expect(printSpl(and([sayable, not(or([sayable, part]))]))).toBeNull();
    }
  });

  test('says nothing of what nests deeper than is read', () => {
    const nested = (depth: number) => nots(depth, comparison('A', 'eq', 'x'));
    const text = printSpl(nested(94));
    expectSameAgain(nested(94), text ?? '');
    expect(printSpl(nested(95))).toBeNull();
  });

  test('whatever is written is read as the same', () => {
    const written = checkPrintedPredicates(fc.oneof(sigmaPredicate, anyPredicate), PRINTING, 4_000);
    expect(written).toBeGreaterThan(300);
  });

  test('expressions are written and read as the same', () => {
    let written = 0;
    fc.assert(
      fc.property(expressionOver(sigmaPredicate), (expression) => {
        const text = printSpl(expression);
        if (text === null) return;
        written += 1;
        expectSameAgain(expression, text);
      }),
      { numRuns: 1_500 },
    );
    expect(written).toBeGreaterThan(100);
  });

  test('what was read of every case is written, and read as the same', () => {
    const written = checkPrintedCases('spl', read, PRINTING);
    expect(written).toBeGreaterThan(150);
  });
});
