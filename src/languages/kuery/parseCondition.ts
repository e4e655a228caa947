import { isType, takeType } from '../../text/QueryParser.js';
import { say } from './diagnostics.js';
import type { Comparison, Condition, ListedValue, Tree, ValueNode } from './KueryNode.js';
import { type KueryParser, nested, takeClose } from './KueryParser.js';
import type { KueryLiteral, RangeOperator } from './KueryToken.js';
import { failMissing, parseOr } from './parseTree.js';
import { splitForeignOperator } from './splitForeignOperator.js';

/** Parses a condition, or a query in parentheses (Kibana's SubQuery). */
export function parseCondition(parser: KueryParser): Tree<Condition> {
  const { stream } = parser;
  if (isType(parser, '(')) return parseParenthesized(parser);
  const { literal } = stream.peek();
  if (literal === undefined) return failMissing(parser, 'a condition');
  stream.next();
  if (takeType(parser, ':') !== null) return parseBehindColon(parser, literal);
  if (isType(parser, 'range')) return parseRange(parser, literal);
  const follows = stream.peek().literal;
  const foreign = follows === undefined ? null : splitForeignOperator(literal, follows);
  if (foreign === null) return comparisonOf(null, listedValue(literal), '', literal.end);
  return parseForeign(parser, foreign);
}

function parseParenthesized(parser: KueryParser): Tree<Condition> {
  return nested(parser, parser.stream.peek(), () => {
    const opening = parser.stream.next();
    const query = parseOr(parser, parseCondition);
    takeClose(parser, opening);
    return query;
  });
}

function parseBehindColon(parser: KueryParser, field: KueryLiteral): Tree<Condition> {
  const { stream } = parser;
  if (isType(parser, '{')) return parseNested(parser, field);
  if (isType(parser, 'range')) {
    const message = `':' and '${stream.peek().text}' stand side by side`;
    const hint = `Write '${field.text} ${stream.peek().text} value'.`;
    say(parser.context, 'kuery/foreign-operator', message, stream.peek(), hint);
    return parseRange(parser, field);
  }
  const not = takeType(parser, 'not');
  if (not !== null) {
    const message = "'not' stands between ':' and a value";
    say(parser.context, 'kuery/not-before-value', message, not);
  }
  const values = parseValues(parser);
  const comparison = comparisonOf(field, values, ':', stream.previous().end);
  return not === null
    ? comparison
    : { kind: 'not', operand: comparison, start: comparison.start, end: comparison.end };
}

function parseNested(parser: KueryParser, path: KueryLiteral): Condition {
  return nested(parser, parser.stream.peek(), () => {
    const opening = parser.stream.next();
    const query = parseOr(parser, parseCondition);
    const end = takeClose(parser, opening);
    return { kind: 'nested', path, query, start: path.start, end };
  });
}

function parseRange(parser: KueryParser, field: KueryLiteral): Condition {
  const operator = parser.stream.next().text as RangeOperator;
  const value = parser.stream.peek().literal;
  if (value === undefined) return failMissing(parser, 'a value');
  parser.stream.next();
  return { kind: 'range', field, operator, value, start: field.start, end: value.end };
}

/** A value, or a list of values in parentheses (Kibana's ListOfValues). */
function parseValues(parser: KueryParser): Tree<ListedValue> {
  const { stream } = parser;
  if (isType(parser, '(')) {
    return nested(parser, stream.peek(), () => {
      const opening = stream.next();
      const values = parseOr<ListedValue>(parser, parseValues);
      takeClose(parser, opening);
      return values;
    });
  }
  const { literal } = stream.peek();
  if (literal === undefined) return failMissing(parser, 'a value');
  stream.next();
  return listedValue(literal);
}

/** `field = "value"`: what is meant is clear, although Kibana refuses it. */
function parseForeign(
  parser: KueryParser,
  { field, operator, negated }: NonNullable<ReturnType<typeof splitForeignOperator>>,
): Tree<Condition> {
  const message = `'${operator.text}' is no operator of Kibana's language`;
  const written = parser.stream.peek().text;
  const hint = `Write '${negated ? 'not ' : ''}${field.text}: ${written}'.`;
  say(parser.context, 'kuery/foreign-operator', message, operator, hint);
  const values = parseValues(parser);
  const comparison = comparisonOf(field, values, operator.text, values.end);
  return negated ? { ...extentOf(comparison), kind: 'not', operand: comparison } : comparison;
}

function extentOf({ start, end }: Comparison) {
  return { start, end };
}

function listedValue(literal: KueryLiteral): ValueNode {
  return { kind: 'value', literal, start: literal.start, end: literal.end };
}

function comparisonOf(
  field: KueryLiteral | null,
  values: ValueNode,
  as: string,
  end: number,
): Comparison {
  return { kind: 'comparison', field, values, as, start: field?.start ?? values.start, end };
}
