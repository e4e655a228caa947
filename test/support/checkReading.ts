import { expect } from 'vitest';
import { hasOpaque } from '../../src/model/hasOpaque.js';
import type { Reading } from '../../src/model/Query.js';
import { createLineIndex } from '../../src/text/LineIndex.js';
import { renderDiagnostic } from '../../src/text/renderDiagnostic.js';
import { faultOfSpan, spansOfExpression } from './spansOf.js';

/** Checks that all places of a reading lie in the text, and that its diagnostics can be shown. */
export function expectPlacesInText(text: string, { queries, diagnostics }: Reading): void {
  const spans = [
    ...diagnostics.map(({ span }) => span),
    ...queries.flatMap(({ expression }) => spansOfExpression(expression)),
  ];
  const faults = spans.map((span) => faultOfSpan(text, span));
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
  const lines = createLineIndex(text);
  for (const one of diagnostics) expect(renderDiagnostic('a', one, lines)).toContain(one.code);
}

/** Checks that what is kept as text has been reported as an error. */
export function expectOpaqueReported({ queries, diagnostics }: Reading): void {
  if (!queries.some(({ expression }) => hasOpaque(expression))) return;
  expect(diagnostics.map(({ severity }) => severity)).toContain('error');
}
