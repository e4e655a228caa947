import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKusto } from '../../../src/languages/kusto/readKusto.js';
import { hasOpaque } from '../../../src/model/hasOpaque.js';
import { createLineIndex } from '../../../src/text/LineIndex.js';
import { renderDiagnostic } from '../../../src/text/renderDiagnostic.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';
import { faultOfSpan, spansOfExpression } from '../../support/spansOf.js';

const queries = readCaseFiles('kusto').flatMap(({ cases }) => cases.map(({ query }) => query));

const words = fc.constantFrom(
  ...[
    'T',
    'let',
    'x',
    '=',
    ';',
    '|',
    'where',
    'extend',
    'project',
    'summarize',
    'by',
    'join',
    'on',
  ],
  ...[
    'kind=leftanti',
    'union',
    'mv-expand',
    'mv-apply',
    'parse',
    'with',
    '*',
    'datatable',
    'print',
  ],
  ...['externaldata', 'materialize', 'toscalar', 'search', 'find', 'in', '!in~', 'has_any', 'has'],
  ...['matches regex', 'between', '..', '==', '!=', '<', 'and', 'or', 'not(', 'iff(', 'case('],
  ...['dynamic(["a"])', '[0]', '.b', '"s"', "'t'", '@"C:\\"', '5', '1d', 'ago(1d)', 'true', 'null'],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '-',
    '//c\n',
    '\n',
    '\n\n',
    '```',
    '#',
    '"',
    '~',
    '=>',
  ],
  ...['invoke', 'scan', 'step', 'evaluate', 'as', 'fork', 'partition', 'make-series', 'count()'],
  ...['arg_max(x, *)', 'f(x)', '$left.a', 'workspace("w").T', 'string', 'lookup', 'distinct'],
);

const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  mutatedText(queries),
  mutatedText(queries),
  fc.array(words, { maxLength: 40 }).map((list) => list.join(' ')),
  fc.array(words, { maxLength: 20 }).map((list) => `T | where a == 1 | ${list.join(' ')}`),
);

describe('on any text', () => {
  test('readKusto does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { queries: read, diagnostics } = readKusto(rawQuery('kusto', text));
        const spans = [
          ...diagnostics.map(({ span }) => span),
          ...read.flatMap(({ expression }) => spansOfExpression(expression)),
        ];
        const faults = spans.map((span) => faultOfSpan(text, span));
        expect(faults.filter((fault) => fault !== null)).toEqual([]);
        const lines = createLineIndex(text);
        for (const one of diagnostics) {
          expect(renderDiagnostic('a', one, lines)).toContain(one.code);
        }
      }),
      { numRuns: 800 },
    );
  });

  test('what is kept as text is an error, too', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { queries: read, diagnostics } = readKusto(rawQuery('kusto', text));
        if (!read.some(({ expression }) => hasOpaque(expression))) return;
        expect(diagnostics.map(({ severity }) => severity)).toContain('error');
      }),
      { numRuns: 400 },
    );
  });
});
