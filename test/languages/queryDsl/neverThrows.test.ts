import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/text/limits.js';
import { mutatedText } from '../../support/mutatedText.js';
import { faultOfSpan, spansOfExpression } from '../../support/spansOf.js';
import { readFilterCases, readFilterText } from './filterCases.js';

const texts = readFilterCases().flatMap(({ cases }) => cases.map(({ filters }) => filters));

/** Documents of what filters are made of, in any order. */
const { document } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom<unknown>('x', '*', 'a:x (', '', 5, true, null, '50%', -1, '10.0.0.0/8'),
    fc.dictionary(
      fc.constantFrom(
        ...['query', 'meta', 'negate', 'disabled', 'type', 'params', 'bool', 'must', 'should'],
        ...[
          'must_not',
          'minimum_should_match',
          'term',
          'terms',
          'wildcard',
          'range',
          'gte',
          'from',
        ],
        ...['exists', 'field', 'fields', 'match', 'multi_match', 'query_string', 'value', 'values'],
        ...['simple_query_string', 'nested', 'dis_max', 'queries', 'ids', 'a', 'script', 'entries'],
        ...['__proto__', 'constructor'],
      ),
      tie('document'),
      { maxKeys: 4 },
    ),
    fc.array(tie('document'), { maxLength: 4 }),
  ),
}));

describe('on any filters', () => {
  test('readFilters does not throw, and its places lie in the text', () => {
    const text = fc.oneof(
      mutatedText(texts),
      document.map((value) => JSON.stringify(value)),
      document.map((value) => JSON.stringify([{ query: value }], null, 1)),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('query_dsl', 'threat_mapping'), (filters, form) => {
        const { expressions, diagnostics } = readFilterText(
          filters,
          form === 'threat_mapping' ? 'threat_mapping' : undefined,
        );
        const spans = [
          ...diagnostics.map(({ span }) => span),
          ...expressions.flatMap(spansOfExpression),
        ];
        expect(spans.map((span) => faultOfSpan(filters, span)).filter(Boolean)).toEqual([]);
      }),
      { numRuns: 4_000 },
    );
  });

  test('what is opaque has been reported as an error', () => {
    fc.assert(
      fc.property(document, (value) => {
        const { expressions, diagnostics } = readFilterText(JSON.stringify([{ query: value }]));
        const hasOpaque = JSON.stringify(expressions).includes('"kind":"opaque"');
        if (hasOpaque) expect(diagnostics.map(({ severity }) => severity)).toContain('error');
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('what filters may cost', () => {
  test('as many queries inside each other as a document holds', () => {
    const depth = Math.floor(LIMITS.nesting / 4);
    const nested = Array.from({ length: depth }).reduce<string>(
      (inner) => `{bool: {must: [${inner}]}}`,
      '{term: {a: x}}',
    );
    const { expressions, diagnostics } = readFilterText(nested);
    expect(diagnostics).toEqual([]);
    expect(JSON.stringify(expressions)).toContain('"field":"a"');
  });

  test('more values than any rule has', () => {
    const values = Array(60_000).fill('x').join(', ');
    const { expressions, diagnostics } = readFilterText(
      `[{query: {terms: {a: [${values}]}}}, {query: {term: {a: x}}}]`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['query-dsl/too-many-values']);
    expect(expressions.map(({ kind }) => kind)).toEqual(['opaque', 'opaque']);
  });

  test('too many ways to choose the clauses that hold', () => {
    const clauses = Array(20).fill('{term: {a: x}}').join(', ');
    const { diagnostics } = readFilterText(
      `query: {bool: {should: [${clauses}], minimum_should_match: 10}}`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['query-dsl/minimum-should-match']);
  });

  test('parentheses of a simple query text inside each other', () => {
    const text = '('.repeat(100_000);
    const { diagnostics } = readFilterText(`query: {simple_query_string: {query: '${text}'}}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['query-dsl/too-deep']);
  });
});
