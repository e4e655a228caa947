import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printLucene } from '../../../src/languages/lucene/printLucene.js';
import { readLucene } from '../../../src/languages/lucene/readLucene.js';
import { expressionKey } from '../../../src/logic/compareExpressions.js';
import { and, type Expression, not, or, predicate } from '../../../src/model/Expression.js';
import type { Predicate } from '../../../src/model/Predicate.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { ANY_ONE, ANY_RUN, writePattern } from '../../../src/model/WildcardPattern.js';
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
  return readLucene(rawQuery('lucene', text));
}

const CASED = ['eq', 'contains', 'starts_with', 'ends_with', 'wildcard', 'regex_match'];

const comparison = comparisonsWith((kind) => ({
  as: ':',
  caseSensitive: CASED.includes(kind),
  ...(kind === 'regex_match' ? { anchored: true } : {}),
}));

function expectSameAgain(expression: Expression, text: string): void {
  const { queries, diagnostics } = read(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(queries.map((query) => expressionKey(query.expression))).toEqual([
    expressionKey(expression),
  ]);
}

const field = searchText.filter((name) => !['', '*', '_exists_'].includes(name));
const someText = searchText.filter((part) => part !== '');

const predicates = predicatesOn(field);

const inner = fc
  .tuple(someText, someText)
  .chain(([head, tail]) =>
    fc.constantFrom(writePattern([head, ANY_RUN, tail]), writePattern([head, ANY_ONE, tail])),
  );
const bound = fc.oneof(
  valueLists(fc.constant('-5'), 'number', 1),
  valueLists(
    someText.filter((one) => one !== '*'),
    'string',
    1,
  ),
);

const regex = predicatesOn(fc.oneof(field, fc.constant('')))(
  'regex_match',
  true,
  valueLists(searchText.filter((one) => !one.includes('\\'))),
).map((one): Predicate => ({ ...one, anchored: true }));

/** Predicates that the language can say. */
const sayable: fc.Arbitrary<Predicate> = fc.oneof(
  regex,
  predicates('eq', true, valueLists(searchText)),
  predicates('eq', true, valueLists(fc.constantFrom('5', '-1.5', '0', '1e9'), 'number')),
  predicates('eq', true, valueLists(fc.constantFrom('true', 'false'), 'boolean')),
  predicates('contains', true, valueLists(someText)),
  predicates('starts_with', true, valueLists(someText)),
  predicates('ends_with', true, valueLists(someText)),
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

const PRINTING = { print: printLucene, expectSameAgain };

describe('printLucene', () => {
  test('writes clauses, lists and operators', () => {
    const either = or([comparison('a', 'eq', 'x', 'say "hi"'), comparison('b c', 'contains', 'y')]);
    const filter = and([comparison('a', 'exists'), comparison('d', 'lt', '5')]);
    const expression = and([either, not(filter), not(not(comparison('', 'keyword', '*k')))]);
    expect(printLucene(expression)).toBe(
      '(a:("x" OR "say \\"hi\\"") OR b\\ c:*y*) AND (NOT (a:* AND d:{* TO "5"})) AND (NOT (NOT *:"*k"))',
    );
    expect(printLucene(comparison('a', 'wildcard', 'C:\\*\\x?'))).toBe('a:C\\:\\\\*\\\\x?');
    expect(printLucene(comparison('a', 'regex_match', 'x/y.*'))).toBe('a:/x\\/y.*/');
    expect(printLucene(and([]))).toBe('*:*');
  });

  test('says nothing where a part cannot be said', () => {
    const insensitive = comparison('a', 'eq', 'x');
    const unsayable: readonly Expression[] = [
      { kind: 'opaque', text: 'x', span: FILE_START },
      or([]),
      comparison('a', 'is_null'),
      comparison('a', 'lt', '1', '2'),
      comparison('a', 'lt', '*'),
      comparison('a', 'eq'),
      comparison('*', 'eq', 'x'),
      comparison('_exists_', 'eq', 'x'),
      comparison('a', 'regex_match', 'x\\'),
      comparison('a', 'cidr', '10.0.0.0/8'),
      comparison('a.ip', 'eq', '10.0.0.0/8'),
      ...(insensitive.kind === 'predicate'
        ? [predicate({ ...insensitive.predicate, caseSensitive: false })]
        : []),
    ];
    for (const part of unsayable) {
      expect(printLucene(part)).toBeNull();
      expect(printLucene(and([comparison('a', 'eq', 'x'), not(part)]))).toBeNull();
    }
  });

  test('says nothing of what nests deeper than is read', () => {
    const nested = (depth: number) => nots(depth, comparison('a', 'eq', 'x', 'y'));
    expectSameAgain(nested(99), printLucene(nested(99)) ?? '');
    expect(printLucene(nested(101))).toBeNull();
  });

  test('everything that the language can say is written, and read as the same', () => {
    checkSayable(expressionOver(sayable), PRINTING, 2_000);
  });

  test('whatever is written of any predicate is read as the same', () => {
    const written = checkPrintedPredicates(anyPredicate, PRINTING, 4_000);
    expect(written).toBeGreaterThan(50);
  });

  test('what was read of every case is written, and read as the same', () => {
    const written = checkPrintedCases('lucene', read, PRINTING);
    expect(written).toBeGreaterThan(60);
  });
});
