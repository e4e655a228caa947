import { predicateLines, ruleLines } from '../../catalog/exports.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { ExportFormat } from '../exportFormats.js';
import { formatLines } from '../formatLines.js';
import type { Terminal } from '../Terminal.js';
import { withCatalog } from '../withCatalog.js';

export interface ExportOptions {
  readonly db: string;
  readonly json?: true;
  readonly format: ExportFormat;
}

export type Exported = 'rules' | 'predicates';

/** Writes every rule or predicate value, a line each, as fast as the reader takes them. */
export function exportLines(
  what: Exported,
  options: ExportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return withCatalog(options.db, async (db) => {
    const lines = what === 'rules' ? ruleLines(db) : predicateLines(db);
    const format = options.json === true ? 'json' : options.format;
    for await (const piece of formatLines(lines, format)) await terminal.write(piece);
    return EXIT.done;
  });
}
