import fc from 'fast-check';
import type { Kind, Predicate, Value } from '../../src/model/Predicate.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { awkwardText } from './arbitraryExpression.js';

/** Texts in which the operators of the languages of Kibana's search bar stand. */
export const searchText: fc.Arbitrary<string> = fc.oneof(
  awkwardText,
  fc
    .array(fc.constantFrom(' ', 'and', 'or', 'not', 'AND', ' and ', ' not ', 'a', '*', '\\', 't'), {
      maxLength: 6,
    })
    .map((list) => list.join('')),
);

/** Lists of values of one type. */
export function valueLists(
  texts: fc.Arbitrary<string>,
  type: Value['type'] = 'string',
  maxLength = 4,
): fc.Arbitrary<readonly Value[]> {
  const value = texts.map((text): Value => ({ text, type, span: FILE_START }));
  return fc.array(value, { minLength: 1, maxLength });
}

/** Predicates of one kind on one of the fields. */
export function predicatesOn(fields: fc.Arbitrary<string>) {
  return (
    kind: Kind,
    caseSensitive: boolean,
    values: fc.Arbitrary<readonly Value[]>,
  ): fc.Arbitrary<Predicate> =>
    fc.record({
      field: fields,
      kind: fc.constant(kind),
      values,
      as: fc.constant(':'),
      caseSensitive: fc.constant(caseSensitive),
      span: fc.constant(FILE_START),
    });
}
