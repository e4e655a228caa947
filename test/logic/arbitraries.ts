import fc from 'fast-check';
import type { EventView } from '../../src/logic/evaluate.js';
import { type Expression, not, predicate } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { event, OPAQUE, PLACEHOLDER, test } from './build.js';

const field = fc.constantFrom('a', 'b', 'c', 'd');
const text = fc.string({ unit: fc.constantFrom('x', 'Y', '1', '-'), maxLength: 3 });
const literal = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(PLACEHOLDER) },
);

/** A few kinds over a few fields and values, so that equal and absorbed operands are frequent. */
export const anyPredicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc
    .tuple(
      field,
      fc.constantFrom('eq', 'contains', 'starts_with', 'ends_with', 'gt', 'wildcard'),
      fc.array(literal, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([name, kind, values, caseSensitive]) => test(name, kind, values, { caseSensitive })),
  fc.tuple(field, fc.constantFrom('is_null', 'exists')).map(([name, kind]) => test(name, kind)),
  fc.tuple(field, field).map(([left, right]) => test(left, 'fieldref', right)),
  text.map((word) => test('', 'keyword', word)),
  fc.constant(test('a', 'regex_match', '(')),
);

export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 4, arbitrary: anyPredicate.map(predicate) },
    { weight: 1, arbitrary: fc.constant(OPAQUE) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { maxLength: 4 }))
        .map(([kind, operands]): Expression => ({ kind, operands })),
    },
    { weight: 3, arbitrary: tie('tree').map(not) },
  ),
})).tree;

const scalar = fc.oneof(text, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));

export const anyEvent: fc.Arbitrary<EventView> = fc
  .record(
    { a: scalar, b: scalar, c: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), d: scalar },
    { requiredKeys: [] },
  )
  .map(event);

export const anyOptions = fc.constantFrom<{ missing: 'unknown' | 'false' }>(
  { missing: 'unknown' },
  { missing: 'false' },
);
