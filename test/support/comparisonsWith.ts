import { type Expression, predicate } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { FILE_START } from '../../src/model/SourceSpan.js';

/**
 * Makes a function that gives comparisons of a field with strings; what else the predicates have
 * follows from their kind.
 */
export function comparisonsWith(extras: (kind: Predicate['kind']) => Partial<Predicate>) {
  return (field: string, kind: Predicate['kind'], ...texts: string[]): Expression => {
    const values = texts.map((text) => ({ text, type: 'string' as const, span: FILE_START }));
    const plain = { field, kind, values, as: '', caseSensitive: false, span: FILE_START };
    return predicate({ ...plain, ...extras(kind) });
  };
}
