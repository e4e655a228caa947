import { CommanderError } from 'commander';
import { visible } from '../text/visible.js';
import { CliError } from './CliError.js';
import { EXIT, type ExitCode } from './exitCodes.js';
import type { Terminal } from './Terminal.js';

/**
 * Says on standard error what ended a command, and gives the exit code. A stack trace is shown with
 * CONCORD_DEBUG=1 alone, and only for faults of this program.
 */
export async function reportError(error: unknown, terminal: Terminal): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof CliError) {
    await showFaults(error, terminal);
    say(terminal, error.message, error.hint);
    return error.exitCode;
  }
  // Loaded here alone: it brings the database with it.
  const { CatalogError } = await import('../catalog/openCatalog.js');
  if (error instanceof CatalogError) {
    say(terminal, visible(error.message), null);
    return EXIT.badInput;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const hint = 'This is a fault of concord; CONCORD_DEBUG=1 shows where.';
  const isDebug = process.env.CONCORD_DEBUG === '1' && stack !== undefined;
  say(terminal, `internal error: ${visible(message)}`, isDebug ? stack : hint);
  return EXIT.internal;
}

function say({ note, notePage }: Terminal, message: string, hint: string | null): void {
  note(`${notePage.colours.red('error:')} ${message}\n`);
  if (hint !== null) note(`  ${hint.replaceAll('\n', '\n  ')}\n`);
}

async function showFaults({ faults }: CliError, { note, notePage }: Terminal): Promise<void> {
  if (faults.length === 0) return;
  const { diagnosticText } = await import('./print/diagnosticText.js');
  for (const { path, diagnostic, lines } of faults) {
    note(`${diagnosticText(path, diagnostic, lines, notePage)}\n\n`);
  }
}
