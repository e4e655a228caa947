import type { Expression } from '../model/Expression.js';
import type { Predicate, Value } from '../model/Predicate.js';
import type { Query } from '../model/Query.js';
import type { SourceSpan } from '../model/SourceSpan.js';

/**
 * The queries of a rule as text for the catalog. Lists instead of objects: a third of the size of
 * the plain JSON, which is most of what a catalog would hold.
 */
export function encodeQueries(queries: readonly Query[]): string {
  return JSON.stringify(
    queries.map(({ scope, expression }) => [
      scope.map(({ name, value }) => [name, value]),
      encodeExpression(expression),
    ]),
  );
}

/** The queries back from `encodeQueries`. */
export function decodeQueries(text: string): readonly Query[] {
  const queries = JSON.parse(text) as [[string, string][], Encoded][];
  return queries.map(([scope, expression]) => ({
    scope: scope.map(([name, value]) => ({ name, value })),
    expression: decodeExpression(expression),
  }));
}

type Encoded =
  | ['and' | 'or', ...Encoded[]]
  | ['not', Encoded]
  | ['opaque', string, Place]
  | ['predicate', Omit<Predicate, 'values' | 'span'>, Place, ...EncodedValue[]];

/** start, end, line, column */
type Place = [number, number, number, number];

/** text, type, whether a pattern, place */
type EncodedValue = [string, Value['type'], 0 | 1, ...Place];

function encodeExpression(expression: Expression): Encoded {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return [expression.kind, ...expression.operands.map(encodeExpression)];
    case 'not':
      return ['not', encodeExpression(expression.operand)];
    case 'opaque':
      return ['opaque', expression.text, toPlace(expression.span)];
    case 'predicate': {
      const { values, span, ...rest } = expression.predicate;
      return ['predicate', rest, toPlace(span), ...values.map(encodeValue)];
    }
  }
}

function encodeValue({ text, type, pattern, span }: Value): EncodedValue {
  return [text, type, pattern === true ? 1 : 0, span.start, span.end, span.line, span.column];
}

function decodeExpression(encoded: Encoded): Expression {
  switch (encoded[0]) {
    case 'and':
    case 'or': {
      const [kind, ...operands] = encoded;
      return { kind, operands: operands.map(decodeExpression) };
    }
    case 'not':
      return { kind: 'not', operand: decodeExpression(encoded[1]) };
    case 'opaque':
      return { kind: 'opaque', text: encoded[1], span: toSpan(encoded[2]) };
    case 'predicate': {
      const [, rest, place, ...values] = encoded;
      const predicate = { ...rest, values: values.map(decodeValue), span: toSpan(place) };
      return { kind: 'predicate', predicate };
    }
  }
}

function decodeValue([text, type, pattern, ...place]: EncodedValue): Value {
  return { text, type, ...(pattern === 1 ? { pattern: true } : {}), span: toSpan(place) };
}

function toPlace({ start, end, line, column }: SourceSpan): Place {
  return [start, end, line, column];
}

function toSpan([start, end, line, column]: Place): SourceSpan {
  return { start, end, line, column };
}
