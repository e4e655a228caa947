import { field as fieldDetail, fieldNames } from '../../catalog/field.js';
import { nearest } from '../../text/nearest.js';
import { visible } from '../../text/visible.js';
import { answer } from '../answer.js';
import { badInput } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printField } from '../print/field.js';
import { quoted } from '../print/shell.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

export interface FieldOptions extends ReadingOptions {
  readonly all?: true;
  readonly includeDeprecated?: true;
}

/** Prints how rules use a field, found by its canonical name or an author's. */
export function field(name: string, options: FieldOptions, terminal: Terminal): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const detail = fieldDetail(db, name, {
      all: options.all === true,
      includeDeprecated: options.includeDeprecated === true,
    });
    if (detail === null) {
      const near = nearest(name.trim(), fieldNames(db));
      throw badInput(
        `no rule filters on a field '${visible(name.trim())}'`,
        near === null
          ? `concord search ${quoted(name.trim())} looks for it in everything.`
          : `Did you mean ${visible(near)}?`,
      );
    }
    await answer(detail, options.json === true, terminal, (value, page) =>
      printField(value, name, options.all === true, page),
    );
    return EXIT.done;
  });
}
