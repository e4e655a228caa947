import type { SourceSpan } from './SourceSpan.js';

export type Severity = 'error' | 'warning' | 'info';

/** What is told about a rule or file. `code` never changes its meaning once published. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** What was found, and what was expected. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  readonly span: SourceSpan;
}

export interface DiagnosticDefinition {
  readonly severity: Severity;
  /** When it is reported, for the reference page in `docs/`. */
  readonly meaning: string;
  /** What to do about it, unless the report says something more precise. */
  readonly hint: string;
}

/** Makes a function that reports the diagnostics declared in `definitions`, by their code. */
export function reporterFor<Code extends string>(
  definitions: Readonly<Record<Code, DiagnosticDefinition>>,
): (code: Code, message: string, span: SourceSpan, hint?: string) => Diagnostic {
  return (code, message, span, hint) => ({
    code,
    severity: definitions[code].severity,
    message,
    hint: hint ?? definitions[code].hint,
    span,
  });
}
