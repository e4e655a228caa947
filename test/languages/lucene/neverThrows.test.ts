import fc from 'fast-check';
import { readLucene } from '../../../src/languages/lucene/readLucene.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { testOnAnyText } from '../../support/testOnAnyText.js';

const queries = readCaseFiles('lucene').flatMap(({ cases }) => cases.map(({ query }) => query));

/** Texts made of what the language knows, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...['a', 'b.c', '*', ':', '(', ')', '{', '}', '[', ']', '"', '"x"', ' ', ' AND ', ' OR '],
      ...[' NOT ', '-', '+', '!', '\\', '\\*', '/', '/x/', '~', '~1', '^', '^2', ' TO ', '>', '<='],
      ...['&&', '||', '\n', '\\u00', '5', '?', '_exists_:', '[1 TO 2]'],
    ),
    { maxLength: 30 },
  )
  .map((list) => list.join(''));

const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 100 }),
  mutatedText(queries),
  pieces,
);

testOnAnyText('lucene', readLucene, anyText, (literal) => `a:(x OR ${literal})`);
