import { search as searchAnswer } from '../../catalog/overview.js';
import { answer } from '../answer.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printSearch } from '../print/search.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

/** Prints the techniques, fields, events, rules and values that a text finds. */
export function search(
  words: readonly string[],
  options: ReadingOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const found = searchAnswer(db, words.join(' '));
    await answer(found, options.json === true, terminal, printSearch);
    return EXIT.done;
  });
}
