import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sigmaCollection } from '../../../src/collections/sigma/sigmaCollection.js';
import { parseCondition } from '../../../src/languages/sigma/parseCondition.js';
import { readSigma } from '../../../src/languages/sigma/readSigma.js';
import type { SourceSpan } from '../../../src/model/SourceSpan.js';
import { renderDiagnostic } from '../../../src/text/renderDiagnostic.js';
import { readYaml } from '../../../src/text/yaml/readYaml.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';
import { faultOfSpan, spansOfExpression, spansOfYaml } from '../../support/spansOf.js';

const rules = readCaseFiles('sigma').flatMap(({ cases }) => cases.map(({ query }) => query));
const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  mutatedText(rules),
  mutatedText(rules.map((rule) => `title: T\ndetection:\n${rule.replace(/^/gm, '  ')}`)),
);

function expectInside(text: string, spans: readonly SourceSpan[]): void {
  expect(spans.map((span) => faultOfSpan(text, span)).filter((fault) => fault !== null)).toEqual(
    [],
  );
}

describe('on any text', () => {
  test('readYaml does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { documents, diagnostics } = readYaml(text);
        expectInside(
          text,
          diagnostics.map(({ span }) => span),
        );
        expectInside(
          text,
          documents.flatMap(({ root }) => spansOfYaml(root)),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('readSigma does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const query = rawQuery('sigma', text);
        const { queries, diagnostics } = readSigma(query);
        expectInside(
          text,
          diagnostics.map(({ span }) => span),
        );
        expectInside(
          text,
          queries.flatMap(({ expression }) => spansOfExpression(expression)),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('the collection does not throw, and its diagnostics can be shown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { rules: found, diagnostics, lines } = sigmaCollection.read('a/b.yml', text);
        expectInside(
          text,
          [...diagnostics, ...found].map(({ span }) => span),
        );
        for (const rule of found) {
          if (rule.query === null) continue;
          const reading = readSigma(rule.query);
          expectInside(
            text,
            reading.diagnostics.map(({ span }) => span),
          );
          for (const one of reading.diagnostics) {
            expect(renderDiagnostic('a/b.yml', one, lines)).toContain(one.code);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('parseCondition does not throw, and its places lie in the text', () => {
    const words = fc.constantFrom(
      ...['a', 'sel_*', 'them', 'and', 'or', 'not', '1', 'of', 'ALL', '(', ')', '|', '*', '\n'],
    );
    const condition = fc.oneof(
      anyText,
      fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(condition, (text) => {
        const parsed = parseCondition(text);
        for (const { at } of parsed.faults) {
          expect(0 <= at.start && at.start <= at.end && at.end <= text.length).toBe(true);
        }
        if (parsed.condition === null) expect(parsed.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 5_000 },
    );
  });
});
