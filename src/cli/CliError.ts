import { EXIT, type ExitCode } from './exitCodes.js';

/** Ends a command with a message for people: what is wrong, and what to do about it. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | null;

  constructor(exitCode: ExitCode, message: string, hint: string | null = null) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** A file, an id or a text that cannot be worked with. */
export function badInput(message: string, hint: string | null = null): CliError {
  return new CliError(EXIT.badInput, message, hint);
}

/** Options or arguments that do not make a command. */
export function usageError(message: string, hint: string | null = null): CliError {
  return new CliError(EXIT.usage, message, hint);
}
