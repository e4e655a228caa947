import type { Expression } from '../../model/Expression.js';
import type { Value } from '../../model/Predicate.js';
import type { Query } from '../../model/Query.js';
import { LIMITS } from '../../text/limits.js';
import { type EqlContext, say, spanOf } from './EqlContext.js';
import type { Extent } from './EqlNode.js';

/** What lowering one query shares. */
export interface Lowering {
  readonly context: EqlContext;
  /** Queries over related events that the one being lowered asks for. */
  readonly further: Query[];
  /** Names of steps, by which conditions refer to the fields of another event. */
  readonly aliases: ReadonlySet<string>;
  /** Variables of the array searches around a condition: what field each stands for. */
  readonly variables: ReadonlyMap<string, string>;
  /** How many values the query may still make. */
  readonly budget: { left: number };
}

export function createLowering(context: EqlContext, aliases: ReadonlySet<string>): Lowering {
  const budget = { left: LIMITS.valuesPerRule };
  return { context, further: [], aliases, variables: new Map(), budget };
}

/** Counts values; false, with one diagnostic, where the query has had its share. */
export function spendValues({ context, budget }: Lowering, count: number, at: Extent): boolean {
  const had = budget.left;
  budget.left -= count;
  if (had >= 0 && budget.left < 0) {
    const message = `the query holds more than ${LIMITS.valuesPerRule} values`;
    say(context, 'eql/too-many-values', message, at);
  }
  return budget.left >= 0;
}

/** A condition that cannot be represented: its text and place. */
export function opaque({ context }: Lowering, at: Extent): Expression {
  const text = context.query.text.slice(at.start, at.end);
  return { kind: 'opaque', text, span: spanOf(context, at) };
}

export function valueAt(
  { context }: Lowering,
  text: string,
  type: Value['type'],
  at: Extent,
): Value {
  return { text, type, span: spanOf(context, at) };
}
