import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printKuery } from '../../../src/languages/kuery/printKuery.js';
import { readKuery } from '../../../src/languages/kuery/readKuery.js';
import { expressionKey } from '../../../src/logic/compareExpressions.js';
import { and, type Expression, not, or, predicate } from '../../../src/model/Expression.js';
import type { Kind, Predicate, Value } from '../../../src/model/Predicate.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { ANY_RUN, writePattern } from '../../../src/model/WildcardPattern.js';
import { anyPredicate, awkwardText, expressionOver } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { rawQuery } from '../../support/rawQuery.js';

function read(text: string) {
  return readKuery(rawQuery('kuery', text));
}

function comparison(field: string, kind: Kind, ...texts: string[]): Expression {
  const values = texts.map((text) => ({ text, type: 'string' as const, span: FILE_START }));
  const caseSensitive = ['eq', 'contains', 'starts_with', 'ends_with', 'wildcard'].includes(kind);
  return predicate({ field, kind, values, as: ':', caseSensitive, span: FILE_START });
}

function expectSameAgain(expression: Expression, text: string): void {
  const { queries, diagnostics } = read(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(queries.map((query) => expressionKey(query.expression))).toEqual([
    expressionKey(expression),
  ]);
}

const words = fc.constantFrom(
  ' ',
  'and',
  'or',
  'not',
  'AND',
  ' and ',
  ' not ',
  'a',
  '*',
  '\\',
  't',
);
const text = fc.oneof(
  awkwardText,
  fc.array(words, { maxLength: 6 }).map((list) => list.join('')),
);
const field = text.filter((name) => name !== '' && name !== '*');
const blankless = text.filter((part) => part !== '' && part.trim() === part);

function values(texts: fc.Arbitrary<string>, type: Value['type'] = 'string') {
  const value = texts.map((one): Value => ({ text: one, type, span: FILE_START }));
  return fc.array(value, { minLength: 1, maxLength: 4 });
}

function predicates(
  kind: Kind,
  caseSensitive: boolean,
  list: fc.Arbitrary<readonly Value[]>,
  name: fc.Arbitrary<string> = field,
): fc.Arbitrary<Predicate> {
  return fc.record({
    field: name,
    kind: fc.constant(kind),
    values: list,
    as: fc.constant(':'),
    caseSensitive: fc.constant(caseSensitive),
    span: fc.constant(FILE_START),
  });
}

const inner = fc
  .tuple(blankless, blankless)
  .map(([head, tail]) => writePattern([head, ANY_RUN, tail]));
const bound = fc.oneof(
  fc.array(fc.constant({ text: '5', type: 'number' as const, span: FILE_START }), {
    minLength: 1,
    maxLength: 1,
  }),
  values(text.filter((one) => one !== '')).map((list) => list.slice(0, 1)),
);

/** Predicates that the language can say. */
const sayable: fc.Arbitrary<Predicate> = fc.oneof(
  predicates('eq', true, values(text)),
  predicates('eq', true, values(fc.constantFrom('5', '-1.5', '0', '1e9'), 'number')),
  predicates('eq', true, values(fc.constantFrom('true', 'false'), 'boolean')),
  predicates('contains', true, values(text.filter((one) => one !== ''))),
  predicates('starts_with', true, values(blankless)),
  predicates('ends_with', true, values(blankless)),
  predicates('wildcard', true, values(inner)),
  predicates('exists', false, fc.constant([])),
  predicates('keyword', false, values(text), fc.constant('')),
  predicates(
    'cidr',
    false,
    values(fc.constantFrom('10.0.0.0/8', 'fe80::/10')),
    fc.constant('x.ip'),
  ),
  ...(['lt', 'lte', 'gt', 'gte'] as const).map((kind) => predicates(kind, false, bound)),
);

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
    const nested = (depth: number) =>
      Array.from({ length: depth }).reduce<Expression>(
        (within) => not(within),
        comparison('a', 'eq', 'x', 'y'),
      );
    expectSameAgain(nested(49), printKuery(nested(49)) ?? '');
    expect(printKuery(nested(101))).toBeNull();
  });

  test('everything that the language can say is written, and read as the same', () => {
    fc.assert(
      fc.property(expressionOver(sayable), (expression) => {
        const printed = printKuery(expression);
        expect(printed).not.toBeNull();
        expectSameAgain(expression, printed ?? '');
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever is written of any predicate is read as the same', () => {
    let written = 0;
    fc.assert(
      fc.property(anyPredicate, (one) => {
        const printed = printKuery(predicate(one));
        if (printed === null) return;
        written += 1;
        expectSameAgain(predicate(one), printed);
      }),
      { numRuns: 4_000 },
    );
    expect(written).toBeGreaterThan(50);
  });

  test('what was read of every case is written, and read as the same', () => {
    let written = 0;
    for (const { query } of readCaseFiles('kuery').flatMap(({ cases }) => cases)) {
      for (const { expression } of read(query).queries) {
        const printed = printKuery(expression);
        if (printed === null) continue;
        written += 1;
        expectSameAgain(expression, printed);
      }
    }
    expect(written).toBeGreaterThan(90);
  });
});
