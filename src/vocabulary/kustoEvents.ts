import type { ScopeTerm } from '../model/Query.js';
import { eventsWithId, numbersEvents } from './eventIds.js';
import { eventLinker, type FoundEvents } from './eventLinker.js';
import { eventsOfTable } from './kustoTables.js';
import { type Alternative, required } from './requirements.js';
import { termsNamed } from './termsNamed.js';
import { windowsFacets } from './windowsFacets.js';

const ID_FIELDS = new Set(['EventID', 'EventId']);
const LOG_FIELDS = new Set(['Channel', 'EventLog', 'EventSourceName', 'Provider', 'Source']);

/**
 * The events that a Kusto query looks at, by its tables. An event id that it requires is explicit
 * where the table is a Windows log, or holds several and the query names one of them.
 */
export const linkKustoEvents = eventLinker(windowsFacets(ID_FIELDS, LOG_FIELDS), findEvents);

/** Tables that hold the events of any Windows log. */
const WINDOWS_TABLES = new Set(['event', 'windowsevent']);

function findEvents(
  scope: readonly ScopeTerm[],
  alternatives: readonly Alternative[],
): readonly FoundEvents[] {
  const tables = termsNamed(scope, 'table').filter((table) => /^[A-Za-z_]\w*$/.test(table));
  return tables.flatMap((table) => alternatives.map((one) => eventsIn(table, one)));
}

function eventsIn(table: string, alternative: Alternative): FoundEvents {
  const named = WINDOWS_TABLES.has(table.toLowerCase()) ? required(alternative, 'log') : [];
  const events = named.length > 0 ? named : eventsOfTable(table);
  const explicit = eventsWithId(required(alternative, 'id'), events.filter(numbersEvents));
  return { explicit, bySource: explicit.length > 0 ? [] : events };
}
