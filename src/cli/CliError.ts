import type { Diagnostic } from '../model/Diagnostic.js';
import type { LineIndex } from '../text/LineIndex.js';
import { EXIT, type ExitCode } from './exitCodes.js';

/** What is wrong at a place of a text. */
export interface Fault {
  readonly path: string;
  readonly diagnostic: Diagnostic;
  /** The text; left out where it could not be read. */
  readonly lines?: LineIndex;
}

/** Ends a command with a message for people: what is wrong, and what to do about it. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly hint: string | null;
  readonly faults: readonly Fault[];

  constructor(
    exitCode: ExitCode,
    message: string,
    hint: string | null,
    faults: readonly Fault[] = [],
  ) {
    super(message);
    this.exitCode = exitCode;
    this.hint = hint;
    this.faults = faults;
  }
}

/** A file, an id or a text that cannot be worked with; `faults` are shown before the message. */
export function badInput(
  message: string,
  hint: string | null = null,
  faults: readonly Fault[] = [],
): CliError {
  return new CliError(EXIT.badInput, message, hint, faults);
}

/** Options or arguments that do not make a command. */
export function usageError(message: string, hint: string | null = null): CliError {
  return new CliError(EXIT.usage, message, hint);
}
