import type { Predicate } from '../model/Predicate.js';
import type { ScopeTerm } from '../model/Query.js';
import { eventsWithId, numbersEvents } from './eventIds.js';
import { eventLinker, type FoundEvents } from './eventLinker.js';
import { idTest, windowsLogTest } from './facetTest.js';
import { eventsOfTable } from './kustoTables.js';
import { type Alternative, type FacetTest, required } from './requirements.js';
import { termsNamed } from './termsNamed.js';

/**
 * The events that a Kusto query looks at, by its tables. An event id that it requires is explicit
 * where the table is a Windows log, or holds several and the query names one of them.
 */
export const linkKustoEvents = eventLinker(testOf, findEvents);

const ID_FIELDS = new Set(['EventID', 'EventId']);
const LOG_FIELDS = new Set(['Channel', 'EventLog', 'EventSourceName', 'Provider', 'Source']);
/** Tables that hold the events of any Windows log. */
const WINDOWS_TABLES = new Set(['event', 'windowsevent']);

function testOf(predicate: Predicate): FacetTest | undefined {
  if (ID_FIELDS.has(predicate.field)) return idTest(predicate);
  return LOG_FIELDS.has(predicate.field) ? windowsLogTest(predicate) : undefined;
}

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
