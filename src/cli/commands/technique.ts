import type { CatalogFile } from '../../catalog/openCatalog.js';
import { technique as techniqueGuide } from '../../catalog/technique.js';
import { techniques } from '../../catalog/techniques.js';
import { nearest } from '../../text/nearest.js';
import { visible } from '../../text/visible.js';
import { answer } from '../answer.js';
import { badInput, type CliError } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printTechnique } from '../print/technique.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

export interface TechniqueOptions extends ReadingOptions {
  readonly all?: true;
  readonly includeSubtechniques?: true;
  readonly includeDeprecated?: true;
  /** False after `--no-scope`. */
  readonly scope: boolean;
}

/** Prints the authoring guide of an ATT&CK technique. */
export function technique(
  id: string,
  options: TechniqueOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const guide = techniqueGuide(db, id, {
      all: options.all === true,
      includeSubtechniques: options.includeSubtechniques === true,
      includeDeprecated: options.includeDeprecated === true,
      withoutScope: !options.scope,
    });
    if (guide === null) throw unknownTechnique(db, id);
    await answer(guide, options.json === true, terminal, (value, page) =>
      printTechnique(value, id, page),
    );
    return EXIT.done;
  });
}

function unknownTechnique(db: CatalogFile, id: string): CliError {
  const items = techniques(db, { includeDeprecated: true });
  const asked = id.trim();
  const named = items.find(({ name }) => name?.toLowerCase() === asked.toLowerCase());
  const near =
    named?.id ??
    nearest(
      asked,
      items.map((item) => item.id),
    );
  const hint =
    near === null
      ? "'concord techniques' lists those that have rules, 'concord search' finds one by its words."
      : `Did you mean ${near}?`;
  return badInput(`there is no technique '${visible(asked)}'`, hint);
}
