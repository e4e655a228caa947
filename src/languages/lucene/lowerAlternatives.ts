import type { Expression } from '../../model/Expression.js';
import type { KindOfValue } from '../../model/groupByKind.js';
import type { QueryLowering } from '../../text/QueryLowering.js';
import { compare } from './compare.js';
import type { LuceneNode, Term } from './LuceneNode.js';
import { lowerLucene } from './lowerLucene.js';
import { alternativeOf, isEverything, rangeOperator } from './lowerTerm.js';
import { occurrencesOf } from './occurrences.js';
import { type Subject, type Surrounding, subjectOf } from './Surrounding.js';
import { spendValues } from './spendValues.js';

/**
 * Optional clauses as alternatives. Plain values of a field that stands before the parentheses, as
 * in `field:(a OR b)`, are one predicate a kind.
 */
export function lowerAlternatives(
  nodes: readonly LuceneNode[],
  around: Surrounding | null,
  lowering: QueryLowering,
): readonly Expression[] {
  if (around === null) return nodes.map((node) => lowerLucene(node, around, lowering));
  const values: KindOfValue[] = [];
  const others: Expression[] = [];
  const subject = subjectOf({ ...around, field: null }, around, lowering);
  for (const node of nodes.flatMap(flatten)) {
    const isValue = node.kind === 'term' && isPlainValue(node, subject);
    if (isValue && spendValues(lowering, 1, node)) {
      values.push(alternativeOf(node.literal, subject.field, lowering));
    } else others.push(lowerLucene(node, around, lowering));
  }
  if (values.length === 0) return others;
  const grouped = compare(subject, ':', values);
  return [...(grouped.kind === 'or' ? grouped.operands : [grouped]), ...others];
}

/** `(a OR (b OR c))` has three alternatives. */
function flatten(node: LuceneNode): readonly LuceneNode[] {
  if (node.kind !== 'group' || node.field !== null) return [node];
  const isOptional = occurrencesOf(node.clauses).every((one) => one === 'should');
  return isOptional ? node.clauses.flatMap((clause) => flatten(clause.node)) : [node];
}

function isPlainValue(term: Term, subject: Subject): boolean {
  if (term.field !== null || term.fuzzy !== null || subject.field === '_exists_') return false;
  return !isEverything(term, subject) && rangeOperator(term, subject) === null;
}
