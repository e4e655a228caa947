import type { Reading } from '../../../src/model/Query.js';
import type { RawQuery } from '../../../src/model/Rule.js';

/** Stands in for the reader of another language: its whole text is one keyword. */
export function readWhole({ text, language, spanAt }: RawQuery): Reading {
  const span = spanAt(0, text.length);
  const predicate = {
    field: '',
    kind: 'keyword' as const,
    values: [{ text, type: 'string' as const, span }],
    as: language,
    caseSensitive: false,
    span,
  };
  return {
    queries: [{ scope: [], expression: { kind: 'predicate', predicate } }],
    diagnostics: [],
  };
}
