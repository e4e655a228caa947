import fc from 'fast-check';
import { type Expression, not, predicate } from '../../src/model/Expression.js';
import { KINDS, type Kind, type Predicate, type Value } from '../../src/model/Predicate.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { ANY_ONE, ANY_RUN, writePattern } from '../../src/model/WildcardPattern.js';

/** Characters that some layer between an Expression and a rule's text gives a meaning. */
const AWKWARD = [
  ...'*?\\[]%\'"|:#-&<>{}(),.!@`~=_^$+/ \t\n\r',
  ...['\u0000', '\u0007', '\u001b', '\u0085', '\u00a0', '\u2028', '\ufeff', '\uffff', '\ud800'],
  ...['a', 'B', '5', 'é', '語', '😀', '\\\\', '\\*', '[*]', '%x%', '---', 'null', 'true'],
];

export const awkwardText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...AWKWARD), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
);

const someText = awkwardText.filter((text) => text !== '');
const fieldName = awkwardText.filter((text) => text !== '' && !text.includes('|'));

/** Patterns that are no simpler comparison. */
const pattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('a*a', '?', 'a?', '*a?*', '*?a', 'a*a*a', '*a*a', '??*a'),
    someText,
    someText,
  )
  .map(([form, odd, even]) =>
    [...form].map((char, i) => {
      if (char === '*') return ANY_RUN;
      return char === '?' ? ANY_ONE : i % 2 === 0 ? even : odd;
    }),
  )
  .map(writePattern);

const transforms = fc.uniqueArray(
  fc.constantFrom('windash', 'utf16le', 'utf16be', 'utf16', 'base64', 'base64offset' as const),
  { maxLength: 3 },
);

function values(text: fc.Arbitrary<string>, types: readonly Value['type'][]) {
  const value = fc.record({ text, type: fc.constantFrom(...types), span: fc.constant(FILE_START) });
  return fc.array(value, { minLength: 1, maxLength: 4 });
}

type Content = Omit<Predicate, 'as' | 'span'>;

function complete(content: fc.Arbitrary<Content>): fc.Arbitrary<Predicate> {
  return content.map((inner) => ({ ...inner, as: '', span: FILE_START }));
}

const number = fc.oneof(
  fc.bigInt().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('0x1F', '9007199254740993', '1e3', '.5', '-0'),
);

const textComparison = fc
  .record({
    field: fieldName,
    kind: fc.constantFrom<Kind>('eq', 'contains', 'starts_with', 'ends_with'),
    values: fc.oneof(values(someText, ['string']), values(number, ['number', 'string'])),
    caseSensitive: fc.boolean(),
  })
  .chain((inner) =>
    fc.oneof(
      fc.constant(inner),
      transforms.map((list) => ({ ...inner, transforms: list })),
    ),
  );

const regex = fc.record({
  field: fc.oneof(fieldName, fc.constant('')),
  kind: fc.constant<Kind>('regex_match'),
  values: values(awkwardText, ['string']),
  caseSensitive: fc.boolean(),
  regexFlags: fc.constantFrom('', 'm', 's', 'ms'),
});

const network = fc.oneof(
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([ip, bits]) => `${ip}/${bits}`),
  fc.constantFrom('fe80::/10', '::1/128', '10.1.2.3'),
);

const bound = fc.oneof(
  fc.record({
    field: fieldName,
    kind: fc.constantFrom<Kind>('lt', 'lte', 'gt', 'gte'),
    values: values(number, ['number']),
    caseSensitive: fc.constant(false),
  }),
  fc.record({
    field: fieldName,
    kind: fc.constantFrom<Kind>('eq', 'lt', 'lte', 'gt', 'gte'),
    values: values(number, ['number']),
    caseSensitive: fc.constant(false),
    derived: fc.constant<true>(true),
    timePart: fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year' as const),
  }),
);

const keyword = fc.record({
  field: fc.constant(''),
  kind: fc.constant<Kind>('keyword'),
  values: values(someText, ['string']),
  caseSensitive: fc.boolean(),
});

const wildcard = fc.oneof(
  fc.record({
    field: fieldName,
    kind: fc.constant<Kind>('wildcard'),
    values: values(pattern, ['string']),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    field: fc.constant(''),
    kind: fc.constant<Kind>('keyword'),
    values: values(
      fc.tuple(someText, someText).map(([a, b]) => writePattern([a, ANY_RUN, b, ANY_ONE])),
      ['string'],
    ).map((list) => list.map((value) => ({ ...value, pattern: true as const }))),
    caseSensitive: fc.boolean(),
  }),
);

const placeholder = fc.record({
  field: fieldName,
  kind: fc.constantFrom<Kind>('eq', 'contains', 'regex_match', 'cidr', 'gt', 'fieldref'),
  values: values(fc.constantFrom('%a%', 'x %a%', '%a%%b%'), ['placeholder']),
  caseSensitive: fc.constant(false),
});

const presence = fc.record({
  field: fieldName,
  kind: fc.constantFrom<Kind>('is_null', 'exists'),
  values: fc.constant([]),
  caseSensitive: fc.constant(false),
});

const others = fc.oneof(
  fc.record({
    field: fieldName,
    kind: fc.constant<Kind>('cidr'),
    values: values(network, ['string']),
    caseSensitive: fc.constant(false),
  }),
  fc.record({
    field: fieldName,
    kind: fc.constant<Kind>('fieldref'),
    values: values(someText, ['string']),
    caseSensitive: fc.boolean(),
    compare: fc.constantFrom('eq', 'contains', 'starts_with', 'ends_with' as const),
  }),
  fc.record({
    field: fieldName,
    kind: fc.constant<Kind>('eq'),
    values: values(fc.constantFrom('true', 'false'), ['boolean']),
    caseSensitive: fc.boolean(),
  }),
);

/** Predicates that Sigma can say. */
export const sigmaPredicate = complete(
  fc.oneof(textComparison, regex, bound, keyword, wildcard, placeholder, presence, others),
);

/** Predicates of every kind with anything in them; some make sense. */
export const anyPredicate = complete(
  fc
    .record({
      field: fc.oneof(awkwardText, fieldName),
      kind: fc.constantFrom(...KINDS),
      values: fc.oneof(
        values(fc.oneof(awkwardText, pattern, number, network), ['string', 'placeholder']),
        values(number, ['number']),
        values(awkwardText, ['string', 'number', 'boolean', 'placeholder']),
      ),
      caseSensitive: fc.boolean(),
      derived: rarely(fc.constant<true>(true)),
      transforms: rarely(transforms),
      timePart: rarely(fc.constantFrom('hour', 'year' as const)),
      regexFlags: rarely(fc.constantFrom('m', 's', 'ms', 'x')),
      compare: rarely(fc.constantFrom('eq', 'contains' as const)),
    })
    .map(withoutUndefined),
);

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function withoutUndefined(content: object): Content {
  const entries = Object.entries(content).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Content;
}

/** Expressions over the given predicates; every AND and OR has an operand. */
export function expressionOver(predicates: fc.Arbitrary<Predicate>): fc.Arbitrary<Expression> {
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      predicates.map(predicate),
      tie('expression').map(not),
      fc.record({
        kind: fc.constantFrom('and', 'or' as const),
        operands: fc.array(tie('expression'), { minLength: 1, maxLength: 4 }),
      }),
    ),
  }));
  return expression;
}
