import type { Query } from '../model/Query.js';
import type { EventLink } from '../model/RuleRecord.js';
import { type NamedEvents, namedEvents, testsIds } from './namedEvents.js';
import { ANY_PLATFORM, eventsOfLogsource, logsourceOf, windowsLog } from './sigmaLogsources.js';

/**
 * The events that a Sigma query looks at: those whose id it requires, and, unless every
 * alternative of it requires one, those that its log source leads to. Sorted by id, each once.
 *
 * An id counts only together with its log, which the rule names by its service, by a category
 * that has an event of this id, or, where the log source does not tell, in `Channel` or
 * `Provider_Name`: under a service those may also describe the log that an event is about.
 */
export function linkSigmaEvents(query: Query): readonly EventLink[] {
  if (testsIds(query.expression)) return findLinks(query);
  const key = query.scope.map(({ name, value }) => `${name}=${value}`).join('\n');
  const known = byScope.get(key);
  if (known !== undefined) return known;
  const links = findLinks(query);
  if (byScope.size < MOST_KNOWN) byScope.set(key, links);
  return links;
}

/** The links of queries that leave the event's id open: few log sources serve thousands of rules. */
const byScope = new Map<string, readonly EventLink[]>();
const MOST_KNOWN = 10_000;

function findLinks(query: Query): readonly EventLink[] {
  const source = logsourceOf(query.scope);
  const bySource = eventsOfLogsource(source);
  const named = namedEvents(query.expression, windowsLog);
  const { explicit, open } = explicitEvents(named, bySource);
  const other = bySource.length > 0 ? bySource : namedLogs(named);

  const links = new Map<string, boolean>();
  for (const event of open ? other : []) links.set(event, false);
  for (const event of explicit) links.set(event, true);
  return [...links]
    .map(([event, isExplicit]): EventLink => ({ event, explicit: isExplicit }))
    .sort((left, right) => (left.event < right.event ? -1 : 1));
}

function explicitEvents(
  named: NamedEvents,
  bySource: readonly string[],
): { readonly explicit: ReadonlySet<string>; readonly open: boolean } {
  const explicit = new Set<string>();
  let open = false;
  for (const [log, { ids, open: idIsOpen }] of named) {
    open ||= idIsOpen;
    for (const id of ids) {
      for (const event of eventsWithId(id, log, bySource)) explicit.add(event);
    }
  }
  return { explicit, open: open || explicit.size === 0 };
}

/**
 * The events that an id means in a rule whose log source leads to `bySource`. None if the log
 * source leads to numbered events only and none of them has this id.
 */
function eventsWithId(
  id: string,
  log: string | null,
  bySource: readonly string[],
): readonly string[] {
  const logs = bySource.filter(numbersEvents);
  if (logs.length > 0) return logs.map((source) => `${source}/${id}`);
  const numbered = bySource.filter(hasEventId);
  if (numbered.length > 0) {
    return numbered.filter(
      (event) => event.endsWith(`/${id}`) && (log === null || event.startsWith(`${log}/`)),
    );
  }
  return log === null ? [] : [`${log}/${id}`];
}

function namedLogs(named: NamedEvents): readonly string[] {
  return [...named.keys()].filter((log) => log !== null);
}

function numbersEvents(event: string): boolean {
  return !hasEventId(event) && !event.startsWith(`${ANY_PLATFORM}/`);
}

function hasEventId(event: string): boolean {
  return event.split('/').length > 2;
}
