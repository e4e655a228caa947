import { loadEvents } from './events.js';

/** Whether an event is one of a log's numbered events, not a whole log. */
export function hasEventId(event: string): boolean {
  return event.split('/').length > 2;
}

/** The log that an event is in; a log's own id is itself. */
export function logOf(event: string): string {
  return event.split('/').slice(0, 2).join('/');
}

/** Whether the events of a log are told apart by numbers. */
export function numbersEvents(log: string): boolean {
  return log.startsWith('windows/') || log === 'linux/sysmon';
}

/**
 * The events with these ids in those of `logs` that number their events: the known ones, or
 * where no log is known to have the id and only one comes into question, the id in that log.
 */
export function eventsWithId(ids: readonly string[], logs: readonly string[]): readonly string[] {
  const numbered = [...new Set(logs.map(logOf))].filter(numbersEvents);
  const { event } = loadEvents();
  return ids.flatMap((id) => {
    const events = numbered.map((log) => `${log}/${id}`);
    const known = events.filter((candidate) => event(candidate).title !== null);
    return known.length > 0 || events.length > 1 ? known : events;
  });
}

/** A name as a part of an event's id. */
export function idPart(name: string): string {
  const part = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '');
  return part === '' ? 'unknown' : part;
}
