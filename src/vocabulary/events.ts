import { once } from '../model/once.js';
import { readData } from './readData.js';

/** A kind of log event, or a whole log where its events have no ids or none was asked for. */
export interface LogEvent {
  /** `windows/sysmon/22`, `aws/cloudtrail`. */
  readonly id: string;
  readonly platform: string;
  readonly provider: string;
  /** Null for a whole log. */
  readonly eventId: string | null;
  /** The Windows channel it is logged in, where there is one and it is known. */
  readonly channel: string | null;
  readonly title: string | null;
}

export interface Events {
  /** The record of `id`; one without title, made from the id's parts, if the data have none. */
  readonly event: (id: string) => LogEvent;
  /** Every event in the data, sorted by id. */
  readonly all: () => readonly LogEvent[];
}

interface EventFact {
  readonly id: string;
  readonly platform: string;
  readonly provider: string;
  readonly eventId: string | null;
  readonly channel?: string;
  readonly title: string | null;
}

/** The events in the package's data. Throws an Error that names the file if it cannot be read. */
export const loadEvents: () => Events = once(() => {
  const all = readData<readonly EventFact[]>('events.json').map(
    (fact): LogEvent => ({ ...fact, channel: fact.channel ?? null }),
  );
  const known = new Map(all.map((event) => [event.id, event]));
  return { event: (id) => known.get(id) ?? unknownEvent(id, known), all: () => all };
});

function unknownEvent(id: string, known: ReadonlyMap<string, LogEvent>): LogEvent {
  const [platform = '', provider = '', ...rest] = id.split('/');
  const log = known.get(`${platform}/${provider}`);
  return {
    id,
    platform,
    provider,
    eventId: rest.length > 0 ? rest.join('/') : null,
    channel: log?.channel ?? null,
    title: null,
  };
}
