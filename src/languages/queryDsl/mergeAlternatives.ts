import { type Expression, or } from '../../model/Expression.js';
import { groupByKind } from '../../model/groupByKind.js';
import type { Kind, Predicate } from '../../model/Predicate.js';
import { spanOver } from './DslContext.js';

const MERGED: ReadonlySet<Kind> = new Set([
  ...(['eq', 'contains', 'starts_with', 'ends_with', 'wildcard', 'cidr'] as const),
]);

/**
 * Alternatives joined by OR; where all of them compare one field in one way with values, as in what
 * Kibana makes of `is one of`, they are one predicate a kind.
 */
export function mergeAlternatives(alternatives: readonly Expression[]): Expression {
  const predicates = alternatives.map((one) => (one.kind === 'predicate' ? one.predicate : null));
  const [first] = predicates;
  const last = predicates.at(-1);
  if (predicates.length < 2 || first == null || last == null) return or(alternatives);
  if (!predicates.every((one) => one !== null && isLike(one, first))) return or(alternatives);
  const { field, as, caseSensitive } = first;
  const span = spanOver(first.span, last.span);
  return groupByKind(
    { field, as, caseSensitive, span },
    predicates.flatMap((one) =>
      (one?.values ?? []).map((value) => ({ kind: one?.kind ?? 'eq', value })),
    ),
  );
}

function isLike(one: Predicate, other: Predicate): boolean {
  return (
    MERGED.has(one.kind) &&
    one.field === other.field &&
    one.as === other.as &&
    one.caseSensitive === other.caseSensitive
  );
}
