import { logOf } from '../vocabulary/eventIds.js';
import { loadEvents } from '../vocabulary/events.js';

/** Ids of every event and log in the package's data, whether or not a rule looks at it. */
export function knownEvents(): readonly string[] {
  const ids = loadEvents()
    .all()
    .map(({ id }) => id);
  return [...new Set([...ids, ...ids.map(logOf)])].sort();
}
