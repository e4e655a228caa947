import type { Expression } from '../../model/Expression.js';
import type { Value } from '../../model/Predicate.js';
import { LIMITS } from '../../text/limits.js';
import { type LuceneContext, say, spanOf } from './LuceneContext.js';
import type { Extent } from './LuceneToken.js';

/** What lowering one query shares. */
export interface Lowering {
  readonly context: LuceneContext;
  /** How many values the query may still make. */
  readonly budget: { left: number };
}

export function createLowering(context: LuceneContext): Lowering {
  return { context, budget: { left: LIMITS.valuesPerRule } };
}

/** A condition that cannot be represented: its text and place. */
export function opaque({ context }: Lowering, at: Extent): Expression {
  return {
    kind: 'opaque',
    text: context.query.text.slice(at.start, at.end),
    span: spanOf(context, at),
  };
}

/** Counts values; false, with one diagnostic, where the query has had its share. */
export function spendValues({ context, budget }: Lowering, count: number, at: Extent): boolean {
  const had = budget.left;
  budget.left -= count;
  if (had >= 0 && budget.left < 0) {
    const message = `the query holds more than ${LIMITS.valuesPerRule} values`;
    say(context, 'lucene/too-many-values', message, at);
  }
  return budget.left >= 0;
}

export function valueAt(
  { context }: Lowering,
  text: string,
  type: Value['type'],
  at: Extent,
): Value {
  return { text, type, span: spanOf(context, at) };
}
