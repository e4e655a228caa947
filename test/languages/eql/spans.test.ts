import { expect, test } from 'vitest';
import { createEqlContext } from '../../../src/languages/eql/EqlContext.js';
import { lexEql } from '../../../src/languages/eql/lexEql.js';
import { readEql } from '../../../src/languages/eql/readEql.js';
import type { Predicate, Value } from '../../../src/model/Predicate.js';
import {
  readPattern,
  type WildcardPart,
  writePattern,
} from '../../../src/model/WildcardPattern.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { predicatesOf } from '../../support/predicatesOf.js';
import { rawQuery } from '../../support/rawQuery.js';

/** The text of a string value as its author may have written it, wildcards in their place. */
function writtenValues({ kind }: Predicate, { text }: Value): readonly string[] {
  switch (kind) {
    case 'starts_with':
      return [text, `${text}*`];
    case 'ends_with':
      return [text, `*${text}`];
    case 'contains':
      return [text, `*${text}*`];
    case 'wildcard':
      return [readPattern(text).map(showPart).join('')];
    default:
      return [text];
  }
}

function showPart(part: WildcardPart): string {
  return typeof part === 'string' ? part : writePattern([part]);
}

test('the place of every string value shows the string', () => {
  let strings = 0;
  for (const { query } of readCaseFiles('eql').flatMap(({ cases }) => cases)) {
    const predicates = readEql(rawQuery('eql', query)).queries.flatMap(({ expression }) =>
      predicatesOf(expression),
    );
    for (const predicate of predicates.filter(({ kind }) => kind !== 'fieldref')) {
      for (const value of predicate.values.filter(({ type }) => type === 'string')) {
        const piece = query.slice(value.span.start, value.span.end);
        const [token, end] = lexEql(createEqlContext(rawQuery('eql', piece)));
        expect(token?.type).toMatch(/^(string|number)$/);
        expect(end?.type).toBe('end');
        const written = token?.value ?? '';
        const collapsed = written.replace(/\*+/g, '*');
        const possible = writtenValues(predicate, value);
        expect(possible.includes(written) || possible.includes(collapsed)).toBe(true);
        strings += 1;
      }
    }
  }
  expect(strings).toBeGreaterThan(150);
});

test('the place of a predicate is the whole comparison', () => {
  const text = 'any where not (a . b  not in ("x", "y")) and endsWith( c, "z" ) and 5 < d and e';
  const { queries } = readEql(rawQuery('eql', text));
  const places = queries.flatMap(({ expression }) => predicatesOf(expression));
  expect(places.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    'a . b  not in ("x", "y")',
    'endsWith( c, "z" )',
    '5 < d',
    'e',
  ]);
});
