import type { Expression } from '../../model/Expression.js';
import type { Query } from '../../model/Query.js';
import type { EventLink } from '../../model/RuleRecord.js';
import { visible } from '../../text/visible.js';

/** A query of a rule with the events that it alone looks at. */
export interface ShownQuery extends Query {
  readonly events: readonly EventLink[];
}

/** `step 2`, `missing event 3`; `query 2` where the language has no name for it. */
export function queryName({ label }: Query, index: number): string {
  return visible(label ?? `query ${index + 1}`);
}

/** The macros that predicates of a query come from, by the places (`line:column`) of their names. */
export function macrosOf({ expression }: Query): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting: Expression[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'and' || next.kind === 'or') waiting.push(...next.operands);
    else if (next.kind === 'not') waiting.push(next.operand);
    else if (next.kind === 'predicate' && next.predicate.macro !== undefined) {
      const { span, macro } = next.predicate;
      found.set(`${span.line}:${span.column}`, macro);
    }
  }
  return found;
}

/** How the queries of a rule belong together, in a sentence; empty for a rule with only one. */
export function togetherSentence(queries: readonly Query[]): string {
  if (queries.length < 2) return '';
  const labels = queries.map(({ label }) => label ?? '');
  if (labels.some((label) => label.startsWith('step '))) {
    const missing = labels.some((label) => label.startsWith('missing event'));
    const until = labels.includes('until');
    const parts = [
      'Its steps have to be found together, each in an event of its own',
      ...(missing ? ['missing events must not occur'] : []),
      ...(until ? ["'until' ends the search"] : []),
    ];
    return `${parts.join('; ')}.`;
  }
  const joined = labels.some((label) => label !== '');
  return joined ? 'Each query looks at events of its own.' : 'Any one of its queries does.';
}
