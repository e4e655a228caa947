import { events as listEvents } from '../../catalog/event.js';
import { answer } from '../answer.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printEvents } from '../print/events.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

export interface EventsOptions extends ReadingOptions {
  readonly includeDeprecated?: true;
}

/** Prints the events that rules look at. */
export function events(options: EventsOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const items = listEvents(db, { includeDeprecated: options.includeDeprecated === true });
    await answer({ items }, options.json === true, terminal, (value, page) =>
      printEvents(value.items, page),
    );
    return EXIT.done;
  });
}
