import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKuery } from '../../../src/languages/kuery/readKuery.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';
import { faultOfSpan, spansOfExpression } from '../../support/spansOf.js';

const queries = readCaseFiles('kuery').flatMap(({ cases }) => cases.map(({ query }) => query));

/** Texts made of what the language knows, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...['a', 'b.c', '*', ':', '(', ')', '{', '}', '<', '>=', '"', '"x"', ' ', ' and ', ' or '],
      ...[' not ', 'not ', '\\', '\\*', '\\and', '\n', 'null', '5', '?', '=', '!=', '[', '~', ','],
    ),
    { maxLength: 30 },
  )
  .map((list) => list.join(''));

const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 100 }),
  mutatedText(queries),
  pieces,
);

describe('on any text', () => {
  test('readKuery does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readKuery(rawQuery('kuery', text));
        expect(reading.queries).toHaveLength(1);
        const spans = [
          ...reading.diagnostics.map(({ span }) => span),
          ...reading.queries.flatMap(({ expression }) => spansOfExpression(expression)),
        ];
        expect(spans.map((span) => faultOfSpan(text, span)).filter(Boolean)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  test('what is opaque has been reported as an error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { queries: read, diagnostics } = readKuery(rawQuery('kuery', text));
        const hasOpaque = JSON.stringify(read).includes('"kind":"opaque"');
        if (hasOpaque) expect(diagnostics.map(({ severity }) => severity)).toContain('error');
      }),
      { numRuns: 3_000 },
    );
  });

  test('a place in quotes begins and ends with its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const literal = `"${value.replace(/[\\"]/g, '\\$&')}"`;
        const text = `a: (x or ${literal})`;
        const [query] = readKuery(rawQuery('kuery', text)).queries;
        const [x, found] =
          query?.expression.kind === 'predicate' ? query.expression.predicate.values : [];
        expect(x?.text).toBe('x');
        expect(found?.text).toBe(value);
        expect(text.slice(found?.span.start, found?.span.end)).toBe(literal);
      }),
      { numRuns: 1_000 },
    );
  });
});
