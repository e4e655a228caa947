import { describe, expect, test } from 'vitest';
import { readSigma } from '../../../src/languages/sigma/readSigma.js';
import type { Diagnostic } from '../../../src/model/Diagnostic.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import { type ExpectedDiagnostic, readCaseFiles } from '../../support/languageCases.js';
import { operatorsOf } from '../../support/operatorsOf.js';
import { showExpression } from '../../support/showExpression.js';

for (const file of readCaseFiles('sigma')) {
  describe(file.name, () => {
    for (const one of file.cases) {
      test(one.name, () => {
        const query = { language: 'sigma', text: one.rule, span: FILE_START } as const;
        const { queries, diagnostics } = readSigma(query);
        const expressions = queries.map(({ expression }) => expression);
        expect(expressions.map(showExpression)).toEqual(one.expect);
        expect(diagnostics.map(showPlace)).toEqual(one.diagnostics.map(expectedPlace));
        one.diagnostics.forEach(({ message, hint }, i) => {
          expect(diagnostics[i]?.message).toContain(message);
          if (hint !== undefined) expect(diagnostics[i]?.hint).toContain(hint);
        });
        if (one.as !== undefined) expect(expressions.flatMap(operatorsOf)).toEqual(one.as);
      });
    }
  });
}

function showPlace({ code, span }: Diagnostic): string {
  return `${code} at ${span.line}:${span.column}`;
}

function expectedPlace({ code, at }: ExpectedDiagnostic): string {
  return `${code} at ${at}`;
}
