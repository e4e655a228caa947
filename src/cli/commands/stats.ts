import { stats as readStats } from '../../catalog/overview.js';
import { answer } from '../answer.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printStats } from '../print/stats.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

/** Prints what the catalog holds and how much of it was understood. */
export function stats(options: ReadingOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    await answer(readStats(db), options.json === true, terminal, printStats);
    return EXIT.done;
  });
}
