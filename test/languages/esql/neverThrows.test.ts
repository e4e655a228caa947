import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import type { RawQuery } from '../../../src/model/Rule.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';
import { faultOfSpan, spansOfExpression } from '../../support/spansOf.js';
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
        const query: RawQuery = rawQuery('esql', text);
        const reading = readEsql(query, readWhole);
        const spans = [
          ...reading.diagnostics.map(({ span }) => span),
          ...reading.queries.flatMap(({ expression }) => spansOfExpression(expression)),
        ];
        const faults = spans.map((span) => faultOfSpan(text, span)).filter((one) => one !== null);
        expect(faults).toEqual([]);
        expect(reading.queries.length).toBeGreaterThan(0);
      }),
      { numRuns: 4_000 },
    );
  });

  test('an opaque part never comes without an error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { queries: read, diagnostics } = readEsql(rawQuery('esql', text), readWhole);
        if (!JSON.stringify(read).includes('"opaque"')) return;
        expect(diagnostics.map(({ severity }) => severity)).toContain('error');
      }),
      { numRuns: 1_000 },
    );
  });
});
