import { describe, expect, test } from 'vitest';
import { readSpl } from '../../../src/languages/spl/readSpl.js';
import type { Expression } from '../../../src/model/Expression.js';
import type { Predicate } from '../../../src/model/Predicate.js';
import { definitionsOf } from '../../support/definitionsOf.js';
import { rawQuery } from '../../support/rawQuery.js';

const definitions = definitionsOf({
  macros: { m: 'a="x" `n`', n: 'b="y"', 'arg(v)': 'c="$v$"', list: '"u", "v"' },
});

function predicatesOf(expression: Expression): readonly Predicate[] {
  if (expression.kind === 'predicate') return [expression.predicate];
  if (expression.kind === 'opaque') return [];
  const operands = expression.kind === 'not' ? [expression.operand] : expression.operands;
  return operands.flatMap(predicatesOf);
}

/** Each predicate's text in the query, the texts of its values, and its macro. */
function placesIn(query: string) {
  const { queries } = readSpl(rawQuery('spl', query, definitions));
  return queries
    .flatMap(({ expression }) => predicatesOf(expression))
    .map(({ span, values, macro }) => [
      query.slice(span.start, span.end),
      ...values.map((value) => query.slice(value.span.start, value.span.end)),
      macro ?? '',
    ]);
}

describe('places of predicates', () => {
  test('a comparison, and its values with their quotes', () => {
    expect(placesIn('x=1 | search a IN ("b", c*) | where d = "e" AND like(f, "%g")')).toEqual([
      ['x=1', '1', ''],
      ['a IN ("b", c*)', '"b"', ''],
      ['a IN ("b", c*)', 'c*', ''],
      ['d = "e"', '"e"', ''],
      ['like(f, "%g")', '"%g"', ''],
    ]);
  });

  test('of a macro the place of the call that stands in the query', () => {
    expect(placesIn('x=1 `m` `arg("z")` y=2')).toEqual([
      ['x=1', '1', ''],
      ['`m`', '`m`', 'm'],
      ['`m`', '`m`', 'm'],
      ['`arg("z")`', '`arg("z")`', 'arg'],
      ['y=2', '2', ''],
    ]);
  });

  test('of a comparison with values of a macro', () => {
    expect(placesIn('a IN (`list`, w)')).toEqual([
      ['a IN (`list`, w)', '`list`', '`list`', 'w', 'list'],
    ]);
  });

  test('behind comments, and on several lines', () => {
    expect(placesIn('```c``` x=1\n| ```d```\nsearch y="2"')).toEqual([
      ['x=1', '1', ''],
      ['y="2"', '"2"', ''],
    ]);
  });

  test('in searches that stand in strings, escapes counted', () => {
    expect(placesIn('x=1 | map search="search a=\\"\\\\\\\\b\\" `n` c=2"')).toEqual([
      ['x=1', '1', ''],
      ['a=\\"\\\\\\\\b\\"', '\\"\\\\\\\\b\\"', ''],
      ['`n`', '`n`', 'n'],
      ['c=2', '2', ''],
    ]);
    expect(placesIn('| where searchmatch("a=\\"b*\\"")')).toEqual([['a=\\"b*\\"', '\\"b*\\"', '']]);
  });

  test('of a flag the condition behind it', () => {
    expect(placesIn('x=1 | eval f=if(match(a, "b"), 1, 0) | where f=1')).toEqual([
      ['x=1', '1', ''],
      ['match(a, "b")', '"b"', ''],
    ]);
  });
});
