import { event, events } from '../../catalog/event.js';
import type { CatalogFile } from '../../catalog/openCatalog.js';
import { MOST_ITEMS } from '../limits.js';
import { quoted } from '../problem.js';
import { type Answer, type Question, question } from '../Question.js';
import { Event, EventList } from '../schemas/answers.js';
import { includeDeprecated, paging, text } from '../schemas/parameters.js';
import { missing } from './missing.js';
import { partOf } from './partOf.js';

const id = text("An event's id, in any case.", 'windows/sysmon/22');

export const EVENT_QUESTIONS: readonly Question[] = [
  question({
    path: '/events',
    summary: 'Log events that rules look at',
    description: 'Most rules first, then by id.',
    example: '/events?limit=20',
    query: { includeDeprecated, ...paging(MOST_ITEMS) },
    answer: EventList,
    ask: (db, { includeDeprecated, ...wanted }) =>
      partOf(events(db, { includeDeprecated }), wanted),
  }),
  question({
    path: '/events/{id}',
    takesRest: true,
    summary: 'What rules do with a log event',
    description: 'Its fields, techniques and rules. The slashes of the id stand as they are.',
    example: '/events/windows/sysmon/22',
    params: { id },
    query: { includeDeprecated },
    answer: Event,
    ask: (db, { id, includeDeprecated }) => eventNamed(db, id, includeDeprecated),
  }),
  question({
    path: '/event',
    summary: 'What rules do with a log event, its id in the query',
    description: 'As /events/{id}, for ids that an address cannot hold.',
    example: '/event?id=windows/sysmon/22',
    query: { id, includeDeprecated },
    answer: Event,
    ask: (db, { id, includeDeprecated }) => eventNamed(db, id, includeDeprecated),
  }),
];

function eventNamed(db: CatalogFile, id: string, includeDeprecated: boolean): Answer {
  const detail = event(db, id, { includeDeprecated });
  if (detail !== null) return { found: detail };
  const known = events(db, { includeDeprecated }).map((one) => one.id);
  return missing(`No rule looks at an event ${quoted(id)}.`, id.trim(), known);
}
