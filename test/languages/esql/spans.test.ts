import { expect, test } from 'vitest';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import { predicatesOf } from '../../support/predicatesOf.js';
import { rawQuery } from '../../support/rawQuery.js';
import { readWhole } from './readWhole.js';

/** What stands at the places of the predicates, and of their values. */
function places(text: string): readonly (readonly string[])[] {
  const { queries } = readEsql(rawQuery('esql', text), readWhole);
  return queries
    .flatMap(({ expression }) => predicatesOf(expression))
    .map(({ span, values }) =>
      [span, ...values.map((value) => value.span)].map(({ start, end }) => text.slice(start, end)),
    );
}

test('a predicate is its whole comparison, a value the literal as it is written', () => {
  const text = `from l
| eval odd = to_lower(a) in ("x", "y\\"z") , k = case(b == 5, "p", "q")
| where odd and k == "p" and "c"::ip == d and not starts_with(e, """f""") and 5 minutes < g - h
  and m like ("n*", "*o") and r == s and t is not null and -1 == u and v`;
  expect(places(text)).toEqual([
    ['to_lower(a) in ("x", "y\\"z")', '"x"', '"y\\"z"'],
    ['b == 5', '5'],
    ['"c"::ip == d', '"c"'],
    ['starts_with(e, """f""")', '"""f"""'],
    ['5 minutes < g - h', '5 minutes'],
    ['m like ("n*", "*o")', '"n*"'],
    ['m like ("n*", "*o")', '"*o"'],
    ['r == s', 's'],
    ['t is not null'],
    ['-1 == u', '-1'],
    ['v', 'v'],
  ]);
});
