import { coverage as coverageOf } from '../../catalog/coverage.js';
import { eventIds } from '../../catalog/eventIds.js';
import { knownEvents } from '../../ingest/knownEvents.js';
import { answer } from '../answer.js';
import { collectedEvents } from '../collectedEvents.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printCoverage } from '../print/coverage.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';
import type { EventsOptions } from './events.js';

export interface CoverageOptions extends EventsOptions {
  readonly events: string;
  readonly all?: true;
}

/** Prints what the events that somebody collects make possible. */
export function coverage(options: CoverageOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const known = [...new Set([...eventIds(db), ...knownEvents()])];
    const collected = await collectedEvents(options.events, known, terminal);
    const detail = coverageOf(db, collected, {
      includeDeprecated: options.includeDeprecated === true,
    });
    await answer(detail, options.json === true, terminal, (value, page) =>
      printCoverage(value, options.all === true, page),
    );
    return EXIT.done;
  });
}
