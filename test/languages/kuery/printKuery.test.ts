import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printKuery } from '../../../src/languages/kuery/printKuery.js';
import { readKuery } from '../../../src/languages/kuery/readKuery.js';
import { expressionKey } from '../../../src/logic/compareExpressions.js';
import { and, type Expression, not, or, predicate } from '../../../src/model/Expression.js';
import type { Predicate } from '../../../src/model/Predicate.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { ANY_RUN, writePattern } from '../../../src/model/WildcardPattern.js';
import { predicatesOn, searchText, valueLists } from '../../support/arbitraryComparison.js';
import { anyPredicate, expressionOver } from '../../support/arbitraryExpression.js';
import {
  checkPrintedCases,
  checkPrintedPredicates,
  checkSayable,
  nots,
} from '../../support/checkPrinting.js';
import { comparisonsWith } from '../../support/comparisonsWith.js';
import { rawQuery } from '../../support/rawQuery.js';

function read(text: string) {
  return readKuery(rawQuery('kuery', text));
}

const CASED = ['eq', 'contains', 'starts_with', 'ends_with', 'wildcard'];

const comparison = comparisonsWith((kind) => ({ as: ':', caseSensitive: CASED.includes(kind) }));

function expectSameAgain(expression: Expression, text: string): void {
  const { queries, diagnostics } = read(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(queries.map((query) => expressionKey(query.expression))).toEqual([
    expressionKey(expression),
  ]);
}

const field = searchText.filter((name) => name !== '' && name !== '*');
const blankless = searchText.filter((part) => part !== '' && part.trim() === part);

const predicates = predicatesOn(field);

const inner = fc
  .tuple(blankless, blankless)
  .map(([head, tail]) => writePattern([head, ANY_RUN, tail]));
const bound = fc.oneof(
  valueLists(fc.constant('5'), 'number', 1),
  valueLists(
    searchText.filter((one) => one !== ''),
    'string',
    1,
  ),
);

/** Predicates that the language can say. */
const sayable: fc.Arbitrary<Predicate> = fc.oneof(
  predicates('eq', true, valueLists(searchText)),
  predicates('eq', true, valueLists(fc.constantFrom('5', '-1.5', '0', '1e9'), 'number')),
  predicates('eq', true, valueLists(fc.constantFrom('true', 'false'), 'boolean')),
  predicates('contains', true, valueLists(searchText.filter((one) => one !== ''))),
  predicates('starts_with', true, valueLists(blankless)),
  predicates('ends_with', true, valueLists(blankless)),
  predicates('wildcard', true, valueLists(inner)),
  predicates('exists', false, fc.constant([])),
  predicatesOn(fc.constant(''))('keyword', false, valueLists(searchText)),
  predicatesOn(fc.constant('x.ip'))(
    'cidr',
    false,
    valueLists(fc.constantFrom('10.0.0.0/8', 'fe80::/10')),
  ),
  ...(['lt', 'lte', 'gt', 'gte'] as const).map((kind) => predicates(kind, false, bound)),
);

const PRINTING = { print: printKuery, expectSameAgain };

describe('printKuery', () => {
  test('writes conditions, lists and operators', () => {
    const either = or([comparison('a', 'eq', 'x', 'say "hi"'), comparison('b c', 'contains', 'y')]);
    const filter = and([comparison('a', 'exists'), comparison('d', 'lt', '5')]);
    expect(printKuery(and([either, not(filter), not(not(comparison('', 'keyword', '*k')))]))).toBe(
      '(a: ("x" or "say \\"hi\\"") or "b c": *y*) and (not (a: * and d < "5")) and (not (not *: "*k"))',
    );
    expect(printKuery(comparison('a', 'wildcard', 'C:\\*\\not me'))).toBe(
      'a: C\\:\\\\*\\\\not\\u0020me',
    );
    expect(printKuery(and([]))).toBe('*:*');
  });

  test('says nothing where a part cannot be said', () => {
    const insensitive = comparison('a', 'eq', 'x');
    const unsayable: readonly Expression[] = [
      { kind: 'opaque', text: 'x', span: FILE_START },
      or([]),
      comparison('a', 'regex_match', 'x'),
      comparison('a', 'wildcard', 'x?'),
      comparison('a', 'starts_with', ' x'),
      comparison('a', 'ends_with', 'x '),
      comparison('a', 'is_null'),
      comparison('a', 'lt', '1', '2'),
      comparison('a', 'eq'),
      comparison('*', 'eq', 'x'),
      comparison('a', 'cidr', '10.0.0.0/8'),
      comparison('a.ip', 'eq', '10.0.0.0/8'),
      ...(insensitive.kind === 'predicate'
        ? [predicate({ ...insensitive.predicate, caseSensitive: false })]
        : []),
    ];
    for (const part of unsayable) {
      expect(printKuery(part)).toBeNull();
      expect(printKuery(and([comparison('a', 'eq', 'x'), not(part)]))).toBeNull();
    }
  });

  test('says nothing of what nests deeper than is read', () => {
    const nested = (depth: number) => nots(depth, comparison('a', 'eq', 'x', 'y'));
    expectSameAgain(nested(49), printKuery(nested(49)) ?? '');
    expect(printKuery(nested(101))).toBeNull();
  });

  test('everything that the language can say is written, and read as the same', () => {
    checkSayable(expressionOver(sayable), PRINTING, 2_000);
  });

  test('whatever is written of any predicate is read as the same', () => {
    const written = checkPrintedPredicates(anyPredicate, PRINTING, 4_000);
    expect(written).toBeGreaterThan(50);
  });

  test('what was read of every case is written, and read as the same', () => {
    const written = checkPrintedCases('kuery', read, PRINTING);
    expect(written).toBeGreaterThan(90);
  });
});
