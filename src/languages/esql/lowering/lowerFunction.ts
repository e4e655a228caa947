import { and, type Expression, or } from '../../../model/Expression.js';
import type { FieldComparison, Kind } from '../../../model/Predicate.js';
import type { CallNode, ExpressionNode } from '../syntax/SyntaxTree.js';
import { DERIVED, type Literal } from './Column.js';
import { type Lowering, opaque, tell } from './Lowering.js';
import { type Side, sideOf } from './lowerComparison.js';
import { lowerEmbedded } from './lowerEmbedded.js';
import { lowerMatch } from './lowerMatch.js';
import { matchPatterns } from './lowerPattern.js';
import { compareFields, compareWith, isTruthy, subjectOf } from './predicates.js';
import type { Scope } from './Scope.js';

/** A call of one of the functions that compare a field, under way. */
interface Call {
  readonly node: CallNode;
  readonly scope: Scope;
  readonly lowering: Lowering;
}

type LowerCall = (call: Call) => Expression | null;

/** A function that compares a field, its arguments at least `least` in number. */
interface Comparing {
  readonly least: number;
  readonly lower: LowerCall;
}

const FUNCTIONS: Readonly<Record<string, Comparing>> = {
  starts_with: { least: 2, lower: (call) => compareText(call, 'starts_with', 'starts_with') },
  ends_with: { least: 2, lower: (call) => compareText(call, 'ends_with', 'ends_with') },
  contains: { least: 2, lower: (call) => compareText(call, 'contains', 'contains') },
  mv_greater: { least: 2, lower: (call) => compareText(call, 'gt', 'gt') },
  mv_less: { least: 2, lower: (call) => compareText(call, 'lt', 'lt') },
  cidr_match: { least: 2, lower: compareNetworks },
  match: { least: 2, lower: matchField },
  match_phrase: { least: 2, lower: matchField },
  term: { least: 2, lower: matchField },
  multi_match: { least: 2, lower: matchFields },
  kql: {
    least: 1,
    lower: ({ node, scope, lowering }) => lowerEmbedded('kuery', node, scope, lowering),
  },
  qstr: {
    least: 1,
    lower: ({ node, scope, lowering }) => lowerEmbedded('lucene', node, scope, lowering),
  },
  mv_contains: { least: 2, lower: (call) => compareSets(call, and) },
  mv_contains_all: { least: 2, lower: (call) => compareSets(call, and) },
  mv_intersects: { least: 2, lower: (call) => compareSets(call, or) },
  mv_like: { least: 2, lower: (call) => matchValues(call, 'like') },
  mv_rlike: { least: 2, lower: (call) => matchValues(call, 'rlike') },
};

/**
 * A function that compares a field becomes the kind of comparison that it is. Where it is given
 * something else than a field and literals, its result is computed, and has to be true.
 */
export function lowerFunction(node: CallNode, scope: Scope, lowering: Lowering): Expression | null {
  const known = FUNCTIONS[node.name];
  if (known === undefined) return isTruthy(node, DERIVED, lowering);
  if (node.args.length >= known.least) return known.lower({ node, scope, lowering });
  const message = `'${node.name}' takes ${known.least} arguments, found ${node.args.length}`;
  tell(lowering, 'esql/function-arguments', message, node);
  return opaque(lowering, node);
}

/** The arguments that are no named parameters. */
function sidesOf({ node, scope, lowering }: Call): readonly Side[] {
  return node.args.filter(({ kind }) => kind !== 'map').map((arg) => sideOf(arg, scope, lowering));
}

function isOmitted({ column }: Side): boolean {
  return column.kind === 'omitted';
}

function isSubject({ column }: Side): boolean {
  return column.kind === 'field' || column.kind === 'derived';
}

/** The literals of arguments that are nothing else; null where one of them is. */
function literalsOf(sides: readonly Side[]): readonly Literal[] | null {
  const literals: Literal[] = [];
  for (const { column } of sides) {
    if (column.kind !== 'constant') return null;
    literals.push(...column.values);
  }
  return literals;
}

/** `starts_with(field, "text")` and its like: a field with a literal, or with another field. */
function compareText(call: Call, kind: Kind, compare: FieldComparison): Expression | null {
  const { node, lowering } = call;
  const [field, text, ...rest] = sidesOf(call);
  if (field === undefined || text === undefined) return isTruthy(node, DERIVED, lowering);
  if (isOmitted(field) || isOmitted(text)) return null;
  if (!isSubject(field) || rest.length > 0) return isTruthy(node, DERIVED, lowering);
  const comparison = comparisonOf(call, field);
  const literals = literalsOf([text]);
  if (literals !== null) return compareWith(kind, literals, comparison, lowering);
  const other = subjectOf(text.node, text.column, lowering);
  return compareFields(compare, other, text.node, comparison, lowering);
}

function comparisonOf({ node, lowering }: Call, field: Side) {
  return { subject: subjectOf(field.node, field.column, lowering), as: node.name, node };
}

function compareNetworks(call: Call): Expression | null {
  const { node, lowering } = call;
  const [field, ...networks] = sidesOf(call);
  if (field === undefined || isOmitted(field)) return null;
  const literals = literalsOf(networks);
  if (literals === null || !isSubject(field)) return isTruthy(node, DERIVED, lowering);
  return compareWith('cidr', literals, comparisonOf(call, field), lowering);
}

function matchField(call: Call): Expression | null {
  const [field, query] = sidesOf(call);
  if (field === undefined || query === undefined) return null;
  return lowerMatch(field, query, call.node.name, call.node, call.lowering);
}

/** `multi_match("text", field, other)`: in any of the fields. */
function matchFields(call: Call): Expression | null {
  const { node, lowering } = call;
  const [query, ...fields] = sidesOf(call);
  if (query === undefined) return null;
  const alternatives = fields.map((field) => lowerMatch(field, query, node.name, node, lowering));
  const kept = alternatives.filter((alternative) => alternative !== null);
  return kept.length === 0 ? null : or(kept);
}

/** `mv_contains(field, ["a", "b"])` asks for all of the values, `mv_intersects` for one of them. */
function compareSets(
  call: Call,
  join: (operands: readonly Expression[]) => Expression,
): Expression | null {
  const { node, lowering } = call;
  const [left, right] = sidesOf(call);
  if (left === undefined || right === undefined) return isTruthy(node, DERIVED, lowering);
  if (isOmitted(left) || isOmitted(right)) return null;
  const [field, values] = isSubject(left) ? [left, right] : [right, left];
  const literals = literalsOf([values]);
  if (!isSubject(field)) return isTruthy(node, DERIVED, lowering);
  const comparison = comparisonOf(call, field);
  if (literals === null) {
    const other = subjectOf(values.node, values.column, lowering);
    return compareFields('eq', other, values.node, comparison, lowering);
  }
  // The field's values are all among the literals where the literals come first.
  if (join === or || field === right) return compareWith('eq', literals, comparison, lowering);
  return join(literals.map((literal) => compareWith('eq', [literal], comparison, lowering)));
}

/** `mv_like(field, "pattern")`: LIKE for any of the field's values. */
function matchValues(call: Call, kind: 'like' | 'rlike'): Expression | null {
  const { node, scope, lowering } = call;
  const [field] = sidesOf({ ...call, node: { ...node, args: node.args.slice(0, 1) } });
  if (field === undefined || isOmitted(field)) return null;
  const patterns: readonly ExpressionNode[] = node.args.slice(1);
  return matchPatterns(kind, patterns, comparisonOf(call, field), scope, lowering);
}
