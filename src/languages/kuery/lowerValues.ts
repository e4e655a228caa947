import { and, type Expression, not, or } from '../../model/Expression.js';
import { groupByKind, type KindOfValue } from '../../model/groupByKind.js';
import { keywordOf } from '../../model/keywordOf.js';
import type { Kind, Predicate } from '../../model/Predicate.js';
import { shapeOf } from '../../model/shapeOf.js';
import { ANY_RUN } from '../../model/WildcardPattern.js';
import { isNetworkComparison } from '../../text/isNetworkComparison.js';
import { opaque, type QueryLowering, valueAt } from '../../text/QueryLowering.js';
import { say } from './diagnostics.js';
import type { Value, ValueNode } from './KueryNode.js';
import type { KueryLiteral } from './KueryToken.js';
import { isNumber, numbersOf, plainText } from './literalText.js';
import { misreadText, misreadValue } from './misreading.js';
import { spendValues } from './spendValues.js';

type Subject = Omit<Predicate, 'kind' | 'values'>;

/**
 * The comparison of a field with a value or a list: alternatives joined by 'or' are one predicate
 * for each kind, 'and' gives one for each value.
 */
export function lowerValues(
  node: ValueNode,
  subject: Subject,
  lowering: QueryLowering,
): Expression {
  switch (node.kind) {
    case 'and':
      return and(node.operands.map((operand) => lowerValues(operand, subject, lowering)));
    case 'or':
      return lowerAlternatives(flatten(node), subject, lowering);
    case 'not':
      return not(lowerValues(node.operand, subject, lowering));
    default:
      return lowerAlternatives([node], subject, lowering);
  }
}

/** `(a or (b or c))` has three alternatives. */
function flatten(node: ValueNode): readonly ValueNode[] {
  return node.kind === 'or' ? node.operands.flatMap(flatten) : [node];
}

function lowerAlternatives(
  nodes: readonly ValueNode[],
  subject: Subject,
  lowering: QueryLowering,
): Expression {
  const alternatives: KindOfValue[] = [];
  const others: Expression[] = [];
  for (const node of nodes) {
    const found = node.kind === 'value' ? lowerValue(node, subject.field, lowering) : null;
    if (found !== null) alternatives.push(...found);
    else others.push(lowerOther(node, subject, lowering));
  }
  if (alternatives.length === 0) return or(others);
  const grouped = withCase(groupByKind(subject, alternatives));
  if (others.length === 0) return grouped;
  return or([...(grouped.kind === 'or' ? grouped.operands : [grouped]), ...others]);
}

/** The alternatives that a value gives; null where it is no comparison, or one too many. */
function lowerValue(
  { literal }: Value,
  field: string,
  lowering: QueryLowering,
): readonly KindOfValue[] | null {
  if (field === '' && isStar(literal)) return null;
  const words = numbersOf(literal) ?? [literal];
  if (!spendValues(lowering, words.length, literal)) return null;
  noteMisreading(literal, field, lowering);
  return words.map((word) =>
    field === '' ? keywordAlternative(word, lowering) : alternativeOf(word, field, lowering),
  );
}

function lowerOther(node: ValueNode, subject: Subject, lowering: QueryLowering): Expression {
  if (node.kind === 'unreadable') return opaque(lowering, node);
  if (node.kind !== 'value') return lowerValues(node, subject, lowering);
  // A star without a field finds every event.
  return subject.field === '' && isStar(node.literal) ? and([]) : opaque(lowering, node);
}

function isStar({ parts }: KueryLiteral): boolean {
  return parts.length > 0 && parts.every((part) => part === ANY_RUN);
}

/** Kinds of which it makes no sense to say that they respect case. */
const CASELESS: ReadonlySet<Kind> = new Set(['exists', 'is_null', 'cidr', 'keyword']);

function withCase(expression: Expression): Expression {
  if (expression.kind === 'or') return or(expression.operands.map(withCase));
  if (expression.kind !== 'predicate' || !CASELESS.has(expression.predicate.kind))
    return expression;
  return { kind: 'predicate', predicate: { ...expression.predicate, caseSensitive: false } };
}

function keywordAlternative(literal: KueryLiteral, lowering: QueryLowering): KindOfValue {
  const { text, pattern } = keywordOf(literal.parts);
  const value = valueAt(lowering, text, 'string', literal);
  return { kind: 'keyword', value: pattern ? { ...value, pattern } : value };
}

function alternativeOf(literal: KueryLiteral, field: string, lowering: QueryLowering): KindOfValue {
  const text = plainText(literal);
  if (text === null) return patternAlternative(literal, lowering);
  const { quoted } = literal;
  if (!quoted && text === 'null') {
    const message = `'${field}' is compared with null`;
    say(lowering.context, 'kuery/null-value', message, literal);
    return { kind: 'is_null', value: null };
  }
  const isTruth = !quoted && (text === 'true' || text === 'false');
  const type = isTruth ? 'boolean' : isNumber(literal) ? 'number' : 'string';
  const kind = isNetworkComparison(field, text) ? 'cidr' : 'eq';
  return { kind, value: valueAt(lowering, text, type, literal) };
}

function patternAlternative(literal: KueryLiteral, lowering: QueryLowering): KindOfValue {
  const { kind, text } = shapeOf(literal.parts);
  return { kind, value: text === null ? null : valueAt(lowering, text, 'string', literal) };
}

function noteMisreading(literal: KueryLiteral, field: string, { context }: QueryLowering): void {
  if (literal.quoted) return;
  const misreading = field === '' ? misreadText(literal) : misreadValue(literal);
  if (misreading !== null) {
    say(context, 'kuery/foreign-syntax', misreading.message, literal, misreading.hint);
  } else if (literal.text.includes('?')) {
    const message = `the '?' of ${literal.text} stands for itself`;
    say(context, 'kuery/question-mark', message, literal);
  } else if (field !== '' && /\s/.test(literal.text) && isPlainWords(literal)) {
    const message = `the words '${literal.text}' are one value`;
    say(context, 'kuery/unquoted-words', message, literal);
  }
}

function isPlainWords(literal: KueryLiteral): boolean {
  return plainText(literal) !== null && numbersOf(literal) === null;
}
