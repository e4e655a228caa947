import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/model/Query.js';
import type { LanguageName, RawQuery } from '../../src/model/Rule.js';
import { quote } from '../../src/text/quote.js';
import { expectOpaqueReported, expectPlacesInText } from './checkReading.js';
import { rawQuery } from './rawQuery.js';

/**
 * Tests a language of Kibana's search bar, which makes one query of whatever it is given.
 * `listOf` writes a query for the values `x` and one that is written as `literal`.
 */
export function testOnAnyText(
  language: LanguageName,
  readQuery: (query: RawQuery) => Reading,
  anyText: fc.Arbitrary<string>,
  listOf: (literal: string) => string,
): void {
  const read = (text: string) => readQuery(rawQuery(language, text));

  describe('on any text', () => {
    test('the reader does not throw, and its places lie in the text', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const reading = read(text);
          expect(reading.queries).toHaveLength(1);
          expectPlacesInText(text, reading);
        }),
        { numRuns: 5_000 },
      );
    });

    test('what is opaque has been reported as an error', () => {
      fc.assert(
        fc.property(anyText, (text) => expectOpaqueReported(read(text))),
        { numRuns: 3_000 },
      );
    });

    test('a place in quotes begins and ends with its quotes', () => {
      fc.assert(
        fc.property(fc.string(), (value) => {
          const literal = quote(value);
          const text = listOf(literal);
          const [query] = read(text).queries;
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
}
