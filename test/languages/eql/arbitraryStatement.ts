import fc from 'fast-check';
import type {
  EqlField,
  EqlNode,
  EqlOperator,
  EqlStatement,
  EqlStep,
  EventFilter,
} from '../../../src/languages/eql/EqlNode.js';
import type { StringForm } from '../../../src/languages/eql/EqlToken.js';
import { awkwardText } from '../../support/arbitraryExpression.js';

const at = { start: 0, end: 0 };

const name = fc.oneof(
  fc.constantFrom('a', 'process.name', 'x.y_2.Z', '@timestamp', 'a[0].b', 'not', 'true', 'where'),
  fc.constantFrom('in', 'by.x', 'a-b', 'a b', '6x', 'a.0', '`', '$entry.member', 'with', 'count'),
  awkwardText.filter((text) => text !== '' && !/[\r\n]/.test(text)),
);

const field: fc.Arbitrary<EqlField> = fc
  .record({ name, optional: fc.boolean() })
  .map((inner) => ({ kind: 'field', ...inner, ...at }));

const string: fc.Arbitrary<EqlNode> = fc
  .record({
    value: awkwardText,
    form: fc.constantFrom<StringForm>('plain', 'single', 'raw-double', 'raw-single'),
  })
  .map((inner) => ({ kind: 'string', ...inner, ...at }));

const number: fc.Arbitrary<EqlNode> = fc
  .constantFrom('0', '5', '-5', '2.50', '.5', '1e3', '-2.5E-7', '12345678901234567890')
  .map((value) => ({ kind: 'number', value, ...at }));

const constant: fc.Arbitrary<EqlNode> = fc.oneof(
  fc.boolean().map((value): EqlNode => ({ kind: 'boolean', value, ...at })),
  fc.constant<EqlNode>({ kind: 'null', ...at }),
);

const literal = fc.oneof(string, number, constant);

const functionName = fc.constantFrom(
  ...['length', 'endsWith~', 'STRING', 'between', 'unknownOne', '_arraysearch', 'concat'],
);

const { value } = fc.letrec<{ value: EqlNode; chain: EqlNode; primary: EqlNode }>((tie) => ({
  primary: fc.oneof(
    { maxDepth: 3 },
    field,
    literal,
    tie('value').map((operand): EqlNode => ({ kind: 'group', operand, ...at })),
    fc
      .record({ name: functionName, arguments: fc.array(tie('value'), { maxLength: 3 }) })
      .map((inner): EqlNode => ({ kind: 'call', method: false, ...inner, ...at })),
    fc
      .record({
        name: fc.constantFrom('length', 'between'),
        arguments: fc.array(field, { minLength: 1, maxLength: 3 }),
      })
      .map((inner): EqlNode => ({ kind: 'call', method: true, ...inner, ...at })),
  ),
  chain: arithmetic(tie('primary'), ['*', '/', '%']),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('primary'),
    tie('chain'),
    arithmetic(fc.oneof(tie('primary'), tie('chain')), ['+', '-']),
  ),
}));

function arithmetic(
  operand: fc.Arbitrary<EqlNode>,
  signs: readonly ('+' | '-' | '*' | '/' | '%')[],
): fc.Arbitrary<EqlNode> {
  return fc
    .array(fc.tuple(fc.constantFrom(...signs), operand), { minLength: 2, maxLength: 4 })
    .map((parts) => ({
      kind: 'arithmetic',
      operators: parts.slice(1).map(([sign]) => sign),
      operands: parts.map(([, one]) => one),
      ...at,
    }));
}

const single = fc.constantFrom<EqlOperator>('==', '!=', '<', '<=', '>', '>=', '=');
const listed = fc.constantFrom<EqlOperator>(':', '!:', 'like', 'like~', 'regex', 'regex~');

const comparison: fc.Arbitrary<EqlNode> = fc
  .oneof(
    fc.record({ operator: single, right: fc.tuple(value), list: fc.constant(false) }),
    fc.record({ operator: listed, right: fc.tuple(literal), list: fc.constant(false) }),
    fc.record({
      operator: fc.oneof(listed, fc.constantFrom<EqlOperator>('in', 'in~')),
      right: fc.array(fc.oneof(literal, field), { minLength: 1, maxLength: 4 }),
      list: fc.constant(true),
    }),
  )
  .chain((inner) =>
    fc.record({ left: value, negated: fc.boolean() }).map(
      ({ left, negated }): EqlNode => ({
        kind: 'comparison',
        left,
        ...inner,
        negated: negated && (inner.operator === 'in' || inner.operator === 'in~'),
        ...at,
      }),
    ),
  );

const { filter } = fc.letrec<{ filter: EventFilter; operand: EqlNode; condition: EqlNode }>(
  (tie) => ({
    operand: fc.oneof(
      { maxDepth: 3 },
      comparison,
      field,
      constant,
      tie('condition').map((operand): EqlNode => ({ kind: 'group', operand, ...at })),
      fc.oneof(comparison, field).map((operand): EqlNode => ({ kind: 'not', operand, ...at })),
      fc
        .record({
          relation: fc.constantFrom('child', 'descendant', 'event'),
          filter: tie('filter'),
        })
        .map((inner): EqlNode => ({ kind: 'relation', ...inner, ...at })),
    ),
    condition: fc.oneof(
      { maxDepth: 3 },
      tie('operand'),
      fc
        .array(tie('operand'), { minLength: 2, maxLength: 4 })
        .map((operands): EqlNode => ({ kind: 'and', operands, ...at })),
      fc
        .array(
          fc.oneof(
            tie('operand'),
            fc
              .array(tie('operand'), { minLength: 2, maxLength: 3 })
              .map((operands): EqlNode => ({ kind: 'and', operands, ...at })),
          ),
          { minLength: 2, maxLength: 4 },
        )
        .map((operands): EqlNode => ({ kind: 'or', operands, ...at })),
    ),
    filter: fc
      .record({
        category: fc.oneof(
          fc.constantFrom(null, 'process', 'any', 'where', 'my events', '6x'),
          awkwardText,
        ),
        condition: tie('condition'),
      })
      .map((inner) => ({ ...inner, ...at })),
  }),
);

const keys = fc.array(field, { maxLength: 2 });

const step: fc.Arbitrary<EqlStep> = fc
  .record({
    filter,
    missing: fc.boolean(),
    by: keys,
    alias: fc.constantFrom(null, 'event0'),
    runs: fc.constantFrom(null, '3'),
    fork: fc.constantFrom(null, true, false),
  })
  .map((inner) => ({ ...inner, ...at }));

const pipe = fc
  .oneof(
    fc.record({
      name: fc.constantFrom('head', 'tail'),
      arguments: fc.array(number, { maxLength: 1 }),
    }),
    fc.record({
      name: fc.constantFrom('sort', 'count'),
      arguments: fc.array(field, { maxLength: 3 }),
    }),
    fc.record({ name: fc.constant('filter'), arguments: fc.tuple(comparison) }),
  )
  .map((inner) => ({ ...inner, ...at }));
const pipes = fc.array(pipe, { maxLength: 2 });

/** Trees that a parser makes, but for the places in them. */
export const arbitraryStatement: fc.Arbitrary<EqlStatement> = fc.oneof(
  fc.record({ kind: fc.constant('event' as const), filter, pipes }),
  fc.record({
    kind: fc.constantFrom('sequence', 'join', 'sample' as const),
    by: keys,
    maxspan: fc.constantFrom(null, '5m', '100ms'),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    until: fc.oneof(fc.constant(null), step),
    pipes,
  }),
);
