import type { Predicate } from '../model/Predicate.js';
import type { Query, ScopeTerm } from '../model/Query.js';
import type { EventLink } from '../model/RuleRecord.js';
import {
  type Alternative,
  type FacetTest,
  requirementsKey,
  requirementsOf,
} from './requirements.js';

/** Events that a query looks at: those whose id it requires are explicit. */
export interface FoundEvents {
  readonly explicit: readonly string[];
  readonly bySource: readonly string[];
}

/**
 * A function that links a query to events, sorted by id, each once, explicitly where it can be
 * both. Links are kept by scope terms and requirements: few of them serve thousands of rules.
 *
 * @param testOf what a predicate says about a facet of events
 * @param find the events of a query with these scope terms and requirements
 */
export function eventLinker(
  testOf: (predicate: Predicate) => FacetTest | undefined,
  find: (
    scope: readonly ScopeTerm[],
    alternatives: readonly Alternative[],
  ) => readonly FoundEvents[],
): (query: Query) => readonly EventLink[] {
  const kept = new Map<string, readonly EventLink[]>();
  return ({ scope, expression }) => {
    const alternatives = requirementsOf(expression, testOf);
    const key = `${scopeKey(scope)}\n\n${requirementsKey(alternatives)}`;
    return keptOr(kept, key, () => linksTo(find(scope, alternatives)));
  };
}

/** A function of a query's scope terms that keeps what it gave for each set of terms. */
export function keptByScope<T>(
  compute: (scope: readonly ScopeTerm[]) => T,
): (scope: readonly ScopeTerm[]) => T {
  const kept = new Map<string, T>();
  return (scope) => keptOr(kept, scopeKey(scope), () => compute(scope));
}

const MOST_KEPT = 10_000;

function keptOr<T>(kept: Map<string, T>, key: string, compute: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const computed = compute();
  if (kept.size < MOST_KEPT) kept.set(key, computed);
  return computed;
}

function scopeKey(scope: readonly ScopeTerm[]): string {
  let key = '';
  for (const { name, value } of scope) key += `${name}=${value}\n`;
  return key;
}

function linksTo(found: readonly FoundEvents[]): readonly EventLink[] {
  const links = new Map<string, boolean>();
  for (const event of found.flatMap(({ bySource }) => bySource)) links.set(event, false);
  for (const event of found.flatMap(({ explicit }) => explicit)) links.set(event, true);
  return [...links]
    .map(([event, isExplicit]): EventLink => ({ event, explicit: isExplicit }))
    .sort((left, right) => (left.event < right.event ? -1 : 1));
}
