import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { expectOpaqueReported, expectPlacesInText } from '../../support/checkReading.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';
import { readWhole } from './readWhole.js';

const queries = readCaseFiles('esql').flatMap(({ cases }) => cases.map(({ query }) => query));

const words = fc.constantFrom(
  ...['from', 'where', 'eval', 'stats', 'by', 'keep', 'rename', 'as', 'fork', 'row', 'in', 'not'],
  ...['and', 'or', 'like', 'rlike', 'is', 'null', 'true', 'case(', 'kql(', 'count(', 'to_lower('],
  ...['|', '||', ',', '(', ')', '[', ']', '{', '}', '=', '==', '::', ':', '.', '*', '-', '?', ';'],
  ...['a', 'b.c', '`d e`', '"x*"', '"""y\\z"""', "'q'", '5', '1.5', '5 minutes', '//', '/*', '*/'],
  ...['"', '"""', '`', '\n', '\\', '@timestamp', 'now()', 'x =', 'dissect', 'lookup join', 'on'],
);

const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  mutatedText(queries),
  fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
  fc.array(words, { maxLength: 40 }).map((list) => `from l | where ${list.join(' ')}`),
);

describe('on any text', () => {
  test('readEsql does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readEsql(rawQuery('esql', text), readWhole);
        expectPlacesInText(text, reading);
        expect(reading.queries.length).toBeGreaterThan(0);
      }),
      { numRuns: 4_000 },
    );
  });

  test('an opaque part never comes without an error', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expectOpaqueReported(readEsql(rawQuery('esql', text), readWhole)),
      ),
      { numRuns: 1_000 },
    );
  });
});
