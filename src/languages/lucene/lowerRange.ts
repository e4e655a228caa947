import { and, type Expression } from '../../model/Expression.js';
import type { Kind } from '../../model/Predicate.js';
import { isTimeBound } from '../../text/isTimeBound.js';
import { opaque, type QueryLowering, valueAt } from '../../text/QueryLowering.js';
import { compare } from './compare.js';
import type { Range } from './LuceneNode.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { isNumber, plainText } from './literalText.js';
import { type Subject, type Surrounding, subjectOf } from './Surrounding.js';
import { spendValues } from './spendValues.js';

/** `[low TO high]`: a predicate for each bound; open on both sides it asks whether there is a value. */
export function lowerRange(
  node: Range,
  around: Surrounding | null,
  lowering: QueryLowering,
): Expression {
  const { low, high, includesLow, includesHigh } = node.range;
  const subject = subjectOf(node, around, lowering);
  const as = `${includesLow ? '[' : '{'}TO${includesHigh ? ']' : '}'}`;
  if (low === null && high === null) {
    return subject.field === '' ? and([]) : compare(subject, as, [{ kind: 'exists', value: null }]);
  }
  if (!spendValues(lowering, 2, node)) return opaque(lowering, node);
  const bounds: readonly (readonly [Kind, LuceneLiteral | null])[] = [
    [includesLow ? 'gte' : 'gt', low],
    [includesHigh ? 'lte' : 'lt', high],
  ];
  return and(
    bounds.flatMap(([kind, bound]) =>
      bound === null || isTimeBound(subject.field, plainText(bound) ?? '')
        ? []
        : [lowerBound(kind, bound, subject, as, lowering)],
    ),
  );
}

function lowerBound(
  kind: Kind,
  bound: LuceneLiteral,
  subject: Subject,
  as: string,
  lowering: QueryLowering,
): Expression {
  const type = isNumber(bound) ? 'number' : 'string';
  const value = valueAt(lowering, plainText(bound) ?? '', type, bound);
  return compare(subject, as, [{ kind, value }]);
}
