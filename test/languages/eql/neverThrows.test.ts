import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEql } from '../../../src/languages/eql/readEql.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { expectOpaqueReported, expectPlacesInText } from '../../support/checkReading.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';

const queries = readCaseFiles('eql').flatMap(({ cases }) => cases.map(({ query }) => query));

const words = fc.constantFrom(
  ...['process', 'any', 'where', 'sequence', 'sample', 'join', 'by', 'with', 'maxspan', 'runs'],
  ...['until', 'fork', 'as', 'and', 'or', 'not', 'in', 'in~', 'like', 'regex~', 'is', 'null'],
  ...['true', 'a.b', '`c d`', '?', '"x*"', '"""y"""', "'z'", '?"w"', '5', '.5', '5m', '-', '+'],
  ...['==', '=', '!=', ':', '<', '>=', '=~', '&&', '!', '![', '[', ']', '(', ')', ',', '.', '|'],
  ...['descendant', 'of', 'length', 'startsWith~', 'arraySearch', 'head', 'filter', '//', '/*'],
  ...['\n', '*/', '“', '#', '10.1.2.3', ':length(', 'AND', '"', '\\', '@', '*', '%'],
);

const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  mutatedText(queries),
  fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
  fc.array(words, { maxLength: 20 }).map((list) => `process where a == 1 and ${list.join('')}`),
);

describe('on any text', () => {
  test('readEql does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => expectPlacesInText(text, readEql(rawQuery('eql', text)))),
      { numRuns: 6_000 },
    );
  });

  test('what is not read is never passed over in silence', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readEql(rawQuery('eql', text));
        if (reading.queries.length === 0) expect(reading.diagnostics.length).toBeGreaterThan(0);
        expectOpaqueReported(reading);
      }),
      { numRuns: 6_000 },
    );
  });
});
