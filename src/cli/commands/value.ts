import { value as valueAnswer } from '../../catalog/value.js';
import { answer } from '../answer.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printValue } from '../print/value.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

export interface ValueOptions extends ReadingOptions {
  readonly all?: true;
  readonly includeDeprecated?: true;
}

/** Prints the comparisons with a value and the rules that make them. */
export function value(text: string, options: ValueOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const found = valueAnswer(db, text, {
      all: options.all === true,
      includeDeprecated: options.includeDeprecated === true,
    });
    await answer(found, options.json === true, terminal, printValue);
    return EXIT.done;
  });
}
