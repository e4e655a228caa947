import fc from 'fast-check';
import { readKuery } from '../../../src/languages/kuery/readKuery.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { testOnAnyText } from '../../support/testOnAnyText.js';

const queries = readCaseFiles('kuery').flatMap(({ cases }) => cases.map(({ query }) => query));

/** Texts made of what the language knows, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...['a', 'b.c', '*', ':', '(', ')', '{', '}', '<', '>=', '"', '"x"', ' ', ' and ', ' or '],
      ...[' not ', 'not ', '\\', '\\*', '\\and', '\n', 'null', '5', '?', '=', '!=', '[', '~', ','],
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

testOnAnyText('kuery', readKuery, anyText, (literal) => `a: (x or ${literal})`);
