import type { Predicate } from '../model/Predicate.js';
import type { ScopeTerm } from '../model/Query.js';
import { eventsWithId } from './eventIds.js';
import { eventLinker, type FoundEvents, keptByScope } from './eventLinker.js';
import { facetTest, idTest } from './facetTest.js';
import { type Alternative, type FacetTest, required } from './requirements.js';
import { narrowedLogs, splunkEventsOf, splunkLogsNamed } from './splunkSources.js';

/**
 * The events that a search of Splunk's looks at. An event code that it requires, in a log that its
 * macros, source types, sources or the detection's data sources give, is explicit. Otherwise those
 * lead to events, and data models to the events that commonly fill them.
 */
export const linkSplunkEvents = eventLinker(testOf, findEvents);

const ID_FIELDS = new Set(['EventCode', 'EventID', 'EventId', 'event_id', 'signature_id']);
const LOG_FIELDS = new Set([
  'sourcetype',
  'source',
  'eventtype',
  'index',
  'Channel',
  'Provider_Name',
]);

function testOf(predicate: Predicate): FacetTest | undefined {
  if (ID_FIELDS.has(predicate.field)) return idTest(predicate);
  if (!LOG_FIELDS.has(predicate.field)) return undefined;
  return facetTest(asBeginning(predicate), 'log', splunkLogsNamed);
}

/** A value that ends in a star is looked up as the beginning of a name. */
function asBeginning(predicate: Predicate): Predicate {
  if (predicate.kind === 'ends_with') return { ...predicate, kind: 'eq' };
  if (predicate.kind !== 'starts_with' && predicate.kind !== 'contains') return predicate;
  const values = predicate.values.map((value) => ({ ...value, text: `${value.text}*` }));
  return { ...predicate, kind: 'eq', values };
}

const eventsByScope = keptByScope(splunkEventsOf);

function findEvents(
  scope: readonly ScopeTerm[],
  alternatives: readonly Alternative[],
): readonly FoundEvents[] {
  return alternatives.map((alternative) => {
    const logs = required(alternative, 'log');
    const events = logs.length > 0 ? narrowedLogs(logs, scope) : eventsByScope(scope);
    const explicit = eventsWithId(required(alternative, 'id'), events);
    return { explicit, bySource: explicit.length > 0 ? [] : events };
  });
}
