import { type Expression, predicate } from '../../../model/Expression.js';
import type { FieldComparison, Kind, Predicate, Value } from '../../../model/Predicate.js';
import type { Extent } from '../../../text/Extent.js';
import { PASS_THROUGH } from '../functions.js';
import type { ExpressionNode } from '../syntax/SyntaxTree.js';
import type { Column, Literal } from './Column.js';
import { type Lowering, opaque, spend, tell, writtenText } from './Lowering.js';

/** What a predicate is about. */
export interface Subject {
  readonly name: string;
  readonly derived: boolean;
  readonly cased: boolean;
}

/** The subject of a comparison: a field, or the name by which something computed is used. */
export function subjectOf(node: ExpressionNode, column: Column, lowering: Lowering): Subject {
  if (column.kind === 'field') return { name: column.name, derived: false, cased: column.cased };
  const cased = column.kind === 'derived' ? column.cased : true;
  return { name: usedName(node, lowering), derived: true, cased };
}

/** A column's name, also where it is re-cased, trimmed or re-typed; else the expression itself. */
function usedName(node: ExpressionNode, lowering: Lowering): string {
  let inner: ExpressionNode | undefined = node;
  while (inner !== undefined) {
    if (inner.kind === 'name') return inner.name;
    if (inner.kind === 'cast') inner = inner.operand;
    else if (inner.kind === 'call' && PASS_THROUGH.has(inner.name)) inner = inner.args[0];
    else break;
  }
  return writtenText(lowering, node);
}

/** How a subject is compared. */
export interface Comparison {
  readonly subject: Subject;
  readonly as: string;
  /** The whole comparison. */
  readonly node: Extent;
}

/** Kinds whose values are text that has a case. */
const TEXT_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  ...(['eq', 'contains', 'starts_with', 'ends_with', 'wildcard', 'regex_match'] as const),
]);

/** The comparison of a subject with literals. */
export function compareWith(
  kind: Kind,
  literals: readonly Literal[],
  comparison: Comparison,
  lowering: Lowering,
  more: Pick<Predicate, 'anchored'> = {},
): Expression {
  const { subject, node } = comparison;
  if (!spend(lowering, 1 + literals.length, node)) return opaque(lowering, node);
  const hasCase = TEXT_KINDS.has(kind) && literals.some(({ type }) => type === 'string');
  return predicate({
    ...baseOf(comparison, lowering),
    kind,
    values: literals.map((literal) => toValue(literal, lowering)),
    caseSensitive: hasCase && subject.cased,
    ...more,
  });
}

/** The comparison of a subject with another. */
export function compareFields(
  compare: FieldComparison,
  other: Subject,
  otherNode: Extent,
  comparison: Comparison,
  lowering: Lowering,
): Expression {
  const { subject, node } = comparison;
  if (!spend(lowering, 2, node)) return opaque(lowering, node);
  const span = lowering.query.spanAt(otherNode.start, otherNode.end);
  return predicate({
    ...baseOf(comparison, lowering),
    kind: 'fieldref',
    values: [{ text: other.name, type: 'string', span }],
    caseSensitive: subject.cased && other.cased,
    ...(subject.derived || other.derived ? { derived: true as const } : {}),
    ...(compare === 'eq' ? {} : { compare }),
  });
}

/** What stands where a condition is expected, and is no comparison: it has to be true. */
export function isTruthy(node: ExpressionNode, column: Column, lowering: Lowering): Expression {
  const { start, end } = node;
  const subject = subjectOf(node, column, lowering);
  const literal: Literal = { type: 'boolean', text: 'true', start, end };
  return compareWith('eq', [literal], { subject, as: '==', node }, lowering);
}

/** What all predicates of a comparison have in common. */
export function baseOf(
  { subject, as, node }: Comparison,
  lowering: Lowering,
): Omit<Predicate, 'kind' | 'values' | 'caseSensitive'> {
  return {
    field: subject.name,
    as,
    ...(subject.derived ? { derived: true as const } : {}),
    span: lowering.query.spanAt(node.start, node.end),
  };
}

export function toValue({ type, text, start, end }: Literal, lowering: Lowering): Value {
  const span = lowering.query.spanAt(start, end);
  if (type === 'placeholder') noteUnknown(text, { start, end }, lowering);
  return { text, type: type === 'null' ? 'string' : type, span };
}

/** Tells that a value is only known where the query is run, or is not evaluated here. */
function noteUnknown(text: string, extent: Extent, lowering: Lowering): void {
  if (text.startsWith('?')) {
    tell(lowering, 'esql/parameter', `the value '${text}' is a parameter`, extent);
  } else {
    tell(lowering, 'esql/computed-value', `the value '${text}' is computed`, extent);
  }
}
