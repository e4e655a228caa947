#!/usr/bin/env node
import { EXIT, type ExitCode } from './exitCodes.js';
import { createProgram } from './program.js';
import { reportError } from './reportError.js';
import { processTerminal } from './Terminal.js';

process.stdout.on('error', endQuietly);
process.stderr.on('error', endQuietly);
process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<ExitCode> {
  const terminal = processTerminal();
  let code: ExitCode = EXIT.done;
  const program = createProgram(terminal, (own) => {
    code = own;
  });
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (isClosedPipe(error)) return EXIT.done;
    return reportError(error, terminal);
  }
}

/** Whoever read the output has seen enough, as with `| head`. */
function endQuietly(error: Error): void {
  if (!isClosedPipe(error)) throw error;
  process.exit(EXIT.done);
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
