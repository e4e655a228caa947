import { predicateLines, ruleLines } from '../../catalog/exports.js';
import { type Domain, navigatorLayer } from '../../catalog/navigator.js';
import type { ExportFormat } from '../../text/exportFormats.js';
import { formatLines } from '../../text/formatLines.js';
import { jsonPage } from '../answer.js';
import { usageError } from '../CliError.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { Terminal } from '../Terminal.js';
import { vendorNamed } from '../vendorNamed.js';
import { withCatalog } from '../withCatalog.js';

export interface ExportOptions {
  readonly db: string;
  readonly json?: true;
  readonly format?: ExportFormat;
  readonly vendor?: string;
  readonly domain?: Domain;
}

export type Exported = 'rules' | 'predicates' | 'navigator';

/**
 * Writes every rule or predicate value, a line each, as fast as the reader takes them, or a layer
 * for the ATT&CK Navigator. Throws a usage error for options that do not go with what is written.
 */
export async function exportLines(
  what: Exported,
  options: ExportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (what === 'navigator') return exportLayer(options, terminal);
  if (options.vendor !== undefined || options.domain !== undefined) {
    throw usageError(`--vendor and --domain go with a navigator layer, not with ${what}`);
  }
  return withCatalog(options.db, async (db) => {
    const lines = what === 'rules' ? ruleLines(db) : predicateLines(db);
    const format = options.json === true ? 'json' : (options.format ?? 'jsonl');
    for await (const piece of formatLines(lines, format)) await terminal.write(piece);
    return EXIT.done;
  });
}

function exportLayer(
  { db: file, format = 'json', vendor, domain }: ExportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (format !== 'json') {
    throw usageError(`a navigator layer is JSON and cannot be written as ${format}`);
  }
  const wanted = {
    ...(vendor === undefined ? {} : { vendor: vendorNamed(vendor) }),
    ...(domain === undefined ? {} : { domain }),
  };
  return withCatalog(file, async (db) => {
    await terminal.write(jsonPage(navigatorLayer(db, wanted)));
    return EXIT.done;
  });
}
