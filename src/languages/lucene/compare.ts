import { type Expression, or } from '../../model/Expression.js';
import { groupByKind, type KindOfValue } from '../../model/groupByKind.js';
import type { Kind } from '../../model/Predicate.js';
import type { Subject } from './Surrounding.js';

/** Kinds of which it makes no sense to say that they respect case. */
const CASELESS: ReadonlySet<Kind> = new Set([
  'exists',
  'cidr',
  'keyword',
  'lt',
  'lte',
  'gt',
  'gte',
]);

/** The comparison of a field with alternatives: one predicate a kind. */
export function compare(
  { field, span }: Subject,
  as: string,
  alternatives: readonly KindOfValue[],
): Expression {
  return complete(groupByKind({ field, as, caseSensitive: true, span }, alternatives));
}

/** Adds what follows from the kind: a regular expression of Lucene has to match the whole value. */
function complete(expression: Expression): Expression {
  if (expression.kind === 'or') return or(expression.operands.map(complete));
  if (expression.kind !== 'predicate') return expression;
  const { predicate } = expression;
  if (predicate.kind === 'regex_match') {
    return { kind: 'predicate', predicate: { ...predicate, anchored: true } };
  }
  if (!CASELESS.has(predicate.kind)) return expression;
  return { kind: 'predicate', predicate: { ...predicate, caseSensitive: false } };
}
