import { describe, expect, test } from 'vitest';
import { onOneLine } from '../../support/onOneLine.js';
import { operatorsOf } from '../../support/operatorsOf.js';
import { showExpression } from '../../support/showExpression.js';
import { type FilterCase, readFilterCases, readFilterText } from './filterCases.js';

for (const { name, cases } of readFilterCases()) {
  describe(name, () => {
    for (const one of cases) test(one.name, () => checkCase(one));
  });
}

function checkCase(one: FilterCase): void {
  const { expressions, diagnostics } = readFilterText(one.filters, one.form);
  const expected = typeof one.expect === 'string' ? [one.expect] : (one.expect ?? []);
  expect(expressions.map(showExpression)).toEqual(expected.map(onOneLine));
  const found = diagnostics.map(({ code, span }) => `${code} at ${span.line}:${span.column}`);
  expect(found).toEqual((one.diagnostics ?? []).map(({ code, at }) => `${code} at ${at}`));
  for (const [i, { message, hint }] of (one.diagnostics ?? []).entries()) {
    expect(diagnostics[i]?.message).toContain(message);
    if (hint !== undefined) expect(diagnostics[i]?.hint).toContain(hint);
  }
  if (one.as !== undefined) {
    expect([...new Set(expressions.flatMap(operatorsOf))]).toEqual(one.as);
  }
}
