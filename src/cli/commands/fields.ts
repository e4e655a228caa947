import {
  type FieldsOptions as Counted,
  fields as listFields,
  unmappedNames,
} from '../../catalog/fields.js';
import { answer } from '../answer.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printFields, printUnmapped } from '../print/fields.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { vendorNamed } from '../vendorNamed.js';
import { withCatalog } from '../withCatalog.js';

export interface FieldsOptions extends ReadingOptions {
  readonly unmapped?: true;
  readonly vendor?: string;
  readonly includeDeprecated?: true;
}

/** Prints the canonical fields that rules filter on, or the names that stand for none. */
export function fields(options: FieldsOptions, terminal: Terminal): Promise<ExitCode> {
  const counted: Counted = {
    includeDeprecated: options.includeDeprecated === true,
    ...(options.vendor === undefined ? {} : { vendor: vendorNamed(options.vendor) }),
  };
  const asJson = options.json === true;
  return withCatalog(options.db, async (db) => {
    if (options.unmapped === true) {
      await answer(unmappedNames(db, counted), asJson, terminal, printUnmapped);
    } else {
      await answer({ items: listFields(db, counted) }, asJson, terminal, ({ items }, page) =>
        printFields(items, page),
      );
    }
    return EXIT.done;
  });
}
