import type { Expression } from '../model/Expression.js';
import type { Predicate, Value } from '../model/Predicate.js';
import type { Query } from '../model/Query.js';
import type { EventLink, PredicateRecord } from '../model/RuleRecord.js';
import type { SourceSpan } from '../model/SourceSpan.js';

/**
 * The queries of a rule as text for the catalog. What stands in the rule's predicate lines is not
 * written again: a predicate is the number of its first line and how many there are.
 */
export function encodeQueries(
  queries: readonly Query[],
  lineOf: ReadonlyMap<Predicate, number>,
  queryEvents: readonly (readonly EventLink[])[],
): string {
  const encoded = queries.map(({ scope, expression, label }, i) => {
    const terms = JSON.stringify(scope.map(({ name, value }) => [name, value]));
    const text = `[${terms},${encodeExpression(expression, lineOf)}`;
    if (queries.length === 1 && label === undefined) return `${text}]`;
    const events = (queryEvents[i] ?? []).map(({ event, explicit }) => [event, explicit]);
    return `${text},${JSON.stringify(label ?? null)},${JSON.stringify(events)}]`;
  });
  return `[${encoded.join()}]`;
}

/** The queries back from `encodeQueries` and the lines of the same rule. */
export function decodeQueries(
  text: string,
  lines: readonly PredicateRecord[],
): readonly StoredQuery[] {
  const queries = JSON.parse(text) as EncodedQuery[];
  return queries.map(([scope, expression, label = null, events = []]) => ({
    scope: scope.map(([name, value]) => ({ name, value })),
    expression: decodeExpression(expression, lines),
    ...(label === null ? {} : { label }),
    events: events.map(([event, explicit]) => ({ event, explicit })),
  }));
}

/** The labels and events of the queries from `encodeQueries`, where a rule has several of them. */
export function decodeQueryEvents(
  text: string,
): readonly { readonly label: string | null; readonly events: readonly string[] }[] {
  const queries = JSON.parse(text) as EncodedQuery[];
  return queries.map(([, , label = null, events = []]) => ({
    label,
    events: events.map(([event]) => event),
  }));
}

/** A query as the catalog keeps it: with its events, where its rule has several queries. */
export interface StoredQuery extends Query {
  readonly events: readonly EventLink[];
}

type EncodedQuery = [
  scope: [string, string][],
  expression: Encoded,
  label?: string | null,
  events?: [string, boolean][],
];

type Encoded =
  | ['and' | 'or', ...Encoded[]]
  | ['not', Encoded]
  | ['opaque', string, ...Place]
  | [firstLine: number, values: number, ...place: Place]
  | [firstLine: number, values: number, ...place: Place, extras: Extras];

/** start, end, line, column */
type Place = [number, number, number, number];

/** What few predicates have beside their lines. */
type Extras = Pick<
  Predicate,
  'transforms' | 'timePart' | 'regexFlags' | 'anchored' | 'compare' | 'macro'
> & {
  readonly types?: readonly Value['type'][];
  readonly patterns?: readonly boolean[];
};

/** Written as text right away: lists made only to be turned into text take twice as long. */
function encodeExpression(expression: Expression, lineOf: ReadonlyMap<Predicate, number>): string {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      let text = `["${expression.kind}"`;
      for (const operand of expression.operands) text += `,${encodeExpression(operand, lineOf)}`;
      return `${text}]`;
    }
    case 'not':
      return `["not",${encodeExpression(expression.operand, lineOf)}]`;
    case 'opaque':
      return `["opaque",${JSON.stringify(expression.text)},${encodePlace(expression.span)}]`;
    case 'predicate':
      return encodePredicate(expression.predicate, lineOf);
  }
}

function encodePredicate(predicate: Predicate, lineOf: ReadonlyMap<Predicate, number>): string {
  const text = `[${lineOf.get(predicate) ?? 0},${predicate.values.length},${encodePlace(predicate.span)}`;
  const extras = extrasOf(predicate);
  return extras === null ? `${text}]` : `${text},${JSON.stringify(extras)}]`;
}

function encodePlace({ start, end, line, column }: SourceSpan): string {
  return `${start},${end},${line},${column}`;
}

function extrasOf(predicate: Predicate): Extras | null {
  const { values, transforms, timePart, regexFlags, anchored, compare, macro } = predicate;
  let typed = false;
  let patterned = false;
  for (const { type, pattern } of values) {
    if (type !== 'string') typed = true;
    if (pattern === true) patterned = true;
  }
  if (!(typed || patterned || transforms || timePart || regexFlags || anchored || macro || compare))
    return null;
  return {
    ...(transforms === undefined ? {} : { transforms }),
    ...(timePart === undefined ? {} : { timePart }),
    ...(regexFlags === undefined ? {} : { regexFlags }),
    ...(anchored === undefined ? {} : { anchored }),
    ...(compare === undefined ? {} : { compare }),
    ...(macro === undefined ? {} : { macro }),
    ...(typed ? { types: values.map(({ type }) => type) } : {}),
    ...(patterned ? { patterns: values.map(({ pattern }) => pattern === true) } : {}),
  };
}

function decodeExpression(encoded: Encoded, lines: readonly PredicateRecord[]): Expression {
  switch (encoded[0]) {
    case 'and':
    case 'or': {
      const [kind, ...operands] = encoded;
      return { kind, operands: operands.map((one) => decodeExpression(one, lines)) };
    }
    case 'not':
      return { kind: 'not', operand: decodeExpression(encoded[1], lines) };
    case 'opaque': {
      const [, text, ...place] = encoded;
      return { kind: 'opaque', text, span: toSpan(place) };
    }
    default: {
      const [first, count, start, end, line, column, extras = {}] = encoded;
      const place: Place = [start, end, line, column];
      return { kind: 'predicate', predicate: decodePredicate(first, count, place, extras, lines) };
    }
  }
}

function decodePredicate(
  first: number,
  count: number,
  place: Place,
  { types, patterns, ...rest }: Extras,
  lines: readonly PredicateRecord[],
): Predicate {
  const line = lines[first];
  if (line === undefined) throw new Error('the catalog names a predicate that it does not hold');
  const values = lines.slice(first, first + count).map(
    ({ value, start, end, line: row, column }, i): Value => ({
      text: value ?? '',
      type: types?.[i] ?? 'string',
      ...(patterns?.[i] === true ? { pattern: true } : {}),
      span: { start, end, line: row, column },
    }),
  );
  const { field, kind, as, caseSensitive, derived } = line;
  return {
    field,
    kind,
    values,
    as,
    caseSensitive,
    ...(derived ? { derived } : {}),
    ...rest,
    span: toSpan(place),
  };
}

function toSpan([start, end, line, column]: Place): SourceSpan {
  return { start, end, line, column };
}
