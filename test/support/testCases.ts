import { describe, expect, test } from 'vitest';
import { readQuery } from '../../src/languages/registry.js';
import type { Diagnostic } from '../../src/model/Diagnostic.js';
import type { LanguageName } from '../../src/model/Rule.js';
import { definitionsOf } from './definitionsOf.js';
import { type ExpectedDiagnostic, type LanguageCase, readCaseFiles } from './languageCases.js';
import { operatorsOf } from './operatorsOf.js';
import { rawQuery } from './rawQuery.js';
import { showExpression } from './showExpression.js';

/** Runs every case of `test/cases/<language>/` as a test of its own. */
export function testCases(language: LanguageName): void {
  for (const file of readCaseFiles(language)) {
    describe(file.name, () => {
      for (const one of file.cases) test(one.name, () => checkCase(language, one));
    });
  }
}

function checkCase(language: LanguageName, one: LanguageCase): void {
  const { queries, diagnostics } = readQuery(rawQuery(language, one.query, definitionsOf(one)));
  const expressions = queries.map(({ expression }) => expression);
  expect(expressions.map(showExpression)).toEqual(one.expect);
  expect(diagnostics.map(showPlace)).toEqual(one.diagnostics.map(expectedPlace));
  one.diagnostics.forEach(({ message, hint }, i) => {
    expect(diagnostics[i]?.message).toContain(message);
    if (hint !== undefined) expect(diagnostics[i]?.hint).toContain(hint);
  });
  if (one.as !== undefined) expect(expressions.flatMap(operatorsOf)).toEqual(one.as);
  if (one.labels !== undefined) {
    expect(queries.map(({ label }) => label ?? '')).toEqual(one.labels);
  }
  if (one.scope !== undefined) {
    const terms = queries.flatMap(({ scope }) => scope);
    expect(terms.map(({ name, value }) => `${name}=${value}`)).toEqual(one.scope);
  }
}

function showPlace({ code, span }: Diagnostic): string {
  return `${code} at ${span.line}:${span.column}`;
}

function expectedPlace({ code, at }: ExpectedDiagnostic): string {
  return `${code} at ${at}`;
}
