import { type Expression, or, predicate } from './Expression.js';
import type { Kind, Predicate, Value } from './Predicate.js';

/** One alternative of a comparison; null for a kind that carries no value. */
export interface KindOfValue {
  readonly kind: Kind;
  readonly value: Value | null;
}

/**
 * The alternatives of one comparison as Expression: those of the same kind become one predicate,
 * at the place of the first of them, so that `in ("a", "b*", "c")` is eq `a`, `c` or starts_with
 * `b`. None at all is an empty OR, which is never true.
 */
export function groupByKind(
  comparison: Omit<Predicate, 'kind' | 'values'>,
  alternatives: readonly KindOfValue[],
): Expression {
  const groups = new Map<Kind, Value[]>();
  for (const { kind, value } of alternatives) {
    const values = groups.get(kind) ?? [];
    if (value !== null) values.push(value);
    groups.set(kind, values);
  }
  return or([...groups].map(([kind, values]) => predicate({ ...comparison, kind, values })));
}
