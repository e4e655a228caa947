import { techniques as listTechniques } from '../../catalog/techniques.js';
import { answer } from '../answer.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printTechniques } from '../print/techniques.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

export interface TechniquesOptions extends ReadingOptions {
  readonly includeDeprecated?: true;
}

/** Prints the techniques that rules are tagged with. */
export function techniques(options: TechniquesOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const items = listTechniques(db, { includeDeprecated: options.includeDeprecated === true });
    await answer({ items }, options.json === true, terminal, (value, page) =>
      printTechniques(value.items, page),
    );
    return EXIT.done;
  });
}
