import { and, type Expression, or } from '../../model/Expression.js';
import { entryOf } from '../../text/documentAccess.js';
import { type Clause, type DslContext, refuse } from './DslContext.js';
import { mergeAlternatives } from './mergeAlternatives.js';

export function readMatchAll(): Expression {
  return and([]);
}

export function readMatchNone(): Expression {
  return or([]);
}

/**
 * A query around another one, which only changes how events are ranked, or on which objects of them
 * it looks. Without the inner one it is about every event.
 */
export function readInner(key: string) {
  return (clause: Clause, context: DslContext): Expression => {
    const { body, name } = clause;
    if (body.kind !== 'map') {
      return refuse(context, 'query-dsl/value', `'${name}' takes a map with '${key}'`, clause);
    }
    const inner = entryOf(body, key)?.value;
    return inner === undefined ? and([]) : context.readQuery(inner, context);
  };
}

/** A query around several, one of which has to hold. */
export function readInnerList(key: string) {
  return (clause: Clause, context: DslContext): Expression => {
    const { body, name } = clause;
    const inner = body.kind === 'map' ? entryOf(body, key)?.value : undefined;
    if (inner?.kind !== 'list') {
      return refuse(context, 'query-dsl/value', `'${name}' takes a list '${key}'`, clause);
    }
    return mergeAlternatives(inner.items.map((item) => context.readQuery(item, context)));
  };
}
