import type { Diagnostic } from '../model/Diagnostic.js';
import { reportText } from './diagnostics.js';
import { LIMITS } from './limits.js';

/**
 * Adds a diagnostic to those of one text. Where there are too many, an error says so in place of
 * the rest: a text of which every character is wrong takes no more room than one that is right.
 */
export function addDiagnostic(diagnostics: Diagnostic[], diagnostic: Diagnostic): void {
  const last = LIMITS.diagnostics - 1;
  if (diagnostics.length > last) return;
  diagnostics.push(diagnostics.length < last ? diagnostic : tooMany(diagnostic));
}

/** Adds several, one after the other. */
export function addDiagnostics(to: Diagnostic[], diagnostics: readonly Diagnostic[]): void {
  for (const one of diagnostics) addDiagnostic(to, one);
}

function tooMany({ span }: Diagnostic): Diagnostic {
  const message = `from here on nothing is reported: there are ${LIMITS.diagnostics} diagnostics already`;
  return reportText('file/too-many-diagnostics', message, span);
}
