import type { ScopeTerm } from '../model/Query.js';
import { hasEventId } from './eventIds.js';
import { eventLinker, type FoundEvents } from './eventLinker.js';
import { type Alternative, required } from './requirements.js';
import { ANY_PLATFORM, eventsOfLogsource, logsourceOf } from './sigmaLogsources.js';
import { windowsFacets } from './windowsFacets.js';

const ID_FIELDS = new Set(['EventID', 'EventCode', 'event.code']);
const LOG_FIELDS = new Set(['Channel', 'Provider_Name']);

/**
 * The events that a Sigma query looks at: those whose id it requires, and, unless every
 * alternative of it requires one, those that its log source leads to. Sorted by id, each once.
 *
 * An id counts only together with its log, which the rule names by its service, by a category
 * that has an event of this id, or, where the log source does not tell, in `Channel` or
 * `Provider_Name`: under a service those may also describe the log that an event is about.
 */
export const linkSigmaEvents = eventLinker(windowsFacets(ID_FIELDS, LOG_FIELDS), findEvents);

function findEvents(
  scope: readonly ScopeTerm[],
  alternatives: readonly Alternative[],
): readonly FoundEvents[] {
  const bySource = eventsOfLogsource(logsourceOf(scope));
  const { explicit, open } = explicitEvents(alternatives, bySource);
  const other =
    bySource.length > 0 ? bySource : alternatives.flatMap((one) => required(one, 'log'));
  return [{ explicit: [...explicit], bySource: open ? other : [] }];
}

function explicitEvents(
  alternatives: readonly Alternative[],
  bySource: readonly string[],
): { readonly explicit: ReadonlySet<string>; readonly open: boolean } {
  const explicit = new Set<string>();
  let open = false;
  for (const alternative of alternatives) {
    const ids = required(alternative, 'id');
    const logs = required(alternative, 'log');
    open ||= ids.length === 0;
    for (const id of ids) {
      for (const event of eventsWithId(id, logs, bySource)) explicit.add(event);
    }
  }
  return { explicit, open: open || explicit.size === 0 };
}

/**
 * The events that an id means in a rule whose log source leads to `bySource`. None if the log
 * source leads to numbered events only and none of them has this id.
 *
 * @param named the logs that the rule names beside its log source
 */
function eventsWithId(
  id: string,
  named: readonly string[],
  bySource: readonly string[],
): readonly string[] {
  const logs = bySource.filter(numbersEvents);
  if (logs.length > 0) return logs.map((source) => `${source}/${id}`);
  const numbered = bySource.filter(hasEventId);
  if (numbered.length > 0) {
    return numbered.filter(
      (event) =>
        event.endsWith(`/${id}`) &&
        (named.length === 0 || named.some((log) => event.startsWith(`${log}/`))),
    );
  }
  return named.map((log) => `${log}/${id}`);
}

function numbersEvents(event: string): boolean {
  return !hasEventId(event) && !event.startsWith(`${ANY_PLATFORM}/`);
}
