import type { Predicate } from '../model/Predicate.js';
import type { FacetTest } from './requirements.js';
import { windowsLog } from './windowsLogs.js';

/** The values of an equality that are known where the rule is read, without placeholders. */
export function knownValues(predicate: Predicate): readonly string[] {
  return predicate.values.filter(({ type }) => type !== 'placeholder').map(({ text }) => text);
}

/**
 * What an equality says about a facet, where each of its values stands for some of the facet's;
 * values that stand for none leave the facet open.
 */
export function facetTest(
  predicate: Predicate,
  facet: string,
  valuesOf: (text: string) => readonly string[],
): FacetTest | undefined {
  if (predicate.kind !== 'eq' || predicate.derived) return undefined;
  const named = knownValues(predicate).map(valuesOf);
  const isOpen =
    named.length < predicate.values.length || named.some((values) => values.length === 0);
  return { facet, values: named.flat(), ...(isOpen ? { open: true } : {}) };
}

/** What a predicate on the id of an event says about it: ids are numbers. */
export function idTest(predicate: Predicate): FacetTest | undefined {
  return facetTest(predicate, 'id', (text) => (/^\d+$/.test(text) ? [text] : []));
}

/** What a predicate on a Windows channel or provider says about the log of an event. */
export function windowsLogTest(predicate: Predicate): FacetTest | undefined {
  return facetTest(predicate, 'log', (name) =>
    [windowsLog(name)].filter((log) => log !== undefined),
  );
}
