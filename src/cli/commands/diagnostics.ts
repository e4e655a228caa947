import type { CatalogFile } from '../../catalog/openCatalog.js';
import { diagnostics as readDiagnostics } from '../../catalog/overview.js';
import { nearest } from '../../text/nearest.js';
import { visible } from '../../text/visible.js';
import { answer } from '../answer.js';
import { badInput } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { printDiagnostics } from '../print/diagnostics.js';
import type { ReadingOptions } from '../ReadingOptions.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

/** Prints what was wrong with files and rules; all of it, or one code or severity. */
export function diagnostics(
  filter: string | undefined,
  options: ReadingOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const items = readDiagnostics(db, filter ?? null);
    if (filter !== undefined && items.length === 0) checkFilter(db, filter);
    await answer({ items }, options.json === true, terminal, (value, page) =>
      printDiagnostics(value.items, filter ?? null, page),
    );
    return EXIT.done;
  });
}

const SEVERITIES = ['error', 'warning', 'info'];

/** A code that never occurs is fine; what looks like a slip is not. */
function checkFilter(db: CatalogFile, filter: string): void {
  if (SEVERITIES.includes(filter)) return;
  const codes = [...new Set(readDiagnostics(db, null).map(({ code }) => code))];
  const near = nearest(filter, [...SEVERITIES, ...codes]);
  if (near !== null) {
    throw badInput(`no diagnostic has the code '${visible(filter)}'`, `Did you mean ${near}?`);
  }
  if (/^[\w-]+\/[\w-]+$/.test(filter)) return;
  const hint = `Give a severity (${SEVERITIES.join(', ')}) or a code such as yaml/syntax.`;
  throw badInput(`'${visible(filter)}' is neither a severity nor the code of a diagnostic`, hint);
}
