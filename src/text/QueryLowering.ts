import type { Expression } from '../model/Expression.js';
import type { Value } from '../model/Predicate.js';
import type { Extent } from './Extent.js';
import { LIMITS } from './limits.js';
import { type QueryContext, type Say, spanOf } from './QueryContext.js';
import { createValueBudget, spend, type ValueBudget } from './ValueBudget.js';

/** What making Expressions of one query shares. */
export interface QueryLowering {
  readonly context: QueryContext;
  /** How many values the query may still make. */
  readonly budget: ValueBudget;
}

export function createLowering(context: QueryContext): QueryLowering {
  return { context, budget: createValueBudget() };
}

/** A condition that cannot be represented: its text and place. */
export function opaque({ context }: QueryLowering, at: Extent): Expression {
  const text = context.query.text.slice(at.start, at.end);
  return { kind: 'opaque', text, span: spanOf(context, at) };
}

/** A value that stands at a place of the query. */
export function valueAt(
  { context }: QueryLowering,
  text: string,
  type: Value['type'],
  at: Extent,
): Value {
  return { text, type, span: spanOf(context, at) };
}

/**
 * Makes a language's function that counts values: false, with one diagnostic, where the query has
 * had its share.
 */
export function spenderOf<Code extends string>(say: Say<Code>, code: Code) {
  return ({ context, budget }: QueryLowering, count: number, at: Extent): boolean =>
    spend(budget, count, () => {
      say(context, code, `the query holds more than ${LIMITS.valuesPerRule} values`, at);
    });
}
