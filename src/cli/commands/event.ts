import { event as eventDetail, events } from '../../catalog/event.js';
import { nearest } from '../../text/nearest.js';
import { visible } from '../../text/visible.js';
import { answer } from '../answer.js';
import { badInput } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printEvent } from '../print/events.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';
import type { EventsOptions } from './events.js';

/** Prints one event with the fields, techniques and rules over it. */
export function event(id: string, options: EventsOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const wanted = { includeDeprecated: options.includeDeprecated === true };
    const detail = eventDetail(db, id, wanted);
    if (detail === null) {
      const known = events(db, wanted).map((one) => one.id);
      throw badInput(
        `no rule looks at an event '${visible(id.trim())}'`,
        hintFor(id.trim(), known),
      );
    }
    await answer(detail, options.json === true, terminal, printEvent);
    return EXIT.done;
  });
}

/** The event that was meant, also where only its number or the end of its id was typed. */
function hintFor(id: string, known: readonly string[]): string {
  const ending = known.filter((one) => one.toLowerCase().endsWith(`/${id.toLowerCase()}`));
  if (ending.length > 0) return `Did you mean ${ending.map(visible).join(' or ')}?`;
  const near = nearest(id, known);
  return near === null
    ? "'concord events' lists the ids, such as windows/sysmon/22."
    : `Did you mean ${visible(near)}?`;
}
