import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEql } from '../../../src/languages/eql/readEql.js';
import type { Expression } from '../../../src/model/Expression.js';
import { createLineIndex } from '../../../src/text/LineIndex.js';
import { renderDiagnostic } from '../../../src/text/renderDiagnostic.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';
import { faultOfSpan, spansOfExpression } from '../../support/spansOf.js';

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

function hasOpaque(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.some(hasOpaque);
    case 'not':
      return hasOpaque(expression.operand);
    default:
      return expression.kind === 'opaque';
  }
}

describe('on any text', () => {
  test('readEql does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { queries: read, diagnostics } = readEql(rawQuery('eql', text));
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
      { numRuns: 6_000 },
    );
  });

  test('what is not read is never passed over in silence', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { queries: read, diagnostics } = readEql(rawQuery('eql', text));
        const incomplete =
          read.length === 0 || read.some(({ expression }) => hasOpaque(expression));
        if (incomplete) expect(diagnostics.length).toBeGreaterThan(0);
        if (read.some(({ expression }) => hasOpaque(expression))) {
          expect(diagnostics.map(({ severity }) => severity)).toContain('error');
        }
      }),
      { numRuns: 6_000 },
    );
  });
});
