import type { Diagnostic } from '../model/Diagnostic.js';
import type { RawQuery } from '../model/Rule.js';
import type { SourceSpan } from '../model/SourceSpan.js';
import { addDiagnostic } from './addDiagnostic.js';
import type { Extent } from './Extent.js';

/** What all stages of reading one query share. */
export interface QueryContext {
  readonly query: RawQuery;
  readonly diagnostics: Diagnostic[];
}

/** Where a piece of the query stands in its file. */
export function spanOf({ query }: QueryContext, { start, end }: Extent): SourceSpan {
  return query.spanAt(start, end);
}

/** Adds a diagnostic about a piece of the query. */
export type Say<Code extends string> = (
  context: QueryContext,
  code: Code,
  message: string,
  at: Extent,
  hint?: string,
) => void;

/** Makes the function that adds a language's diagnostics to a context. */
export function sayerOf<Code extends string>(
  report: (code: Code, message: string, span: SourceSpan, hint?: string) => Diagnostic,
): Say<Code> {
  return (context, code, message, at, hint) => {
    addDiagnostic(context.diagnostics, report(code, message, spanOf(context, at), hint));
  };
}

/** The stages report one after the other; people read from the beginning. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.span.start - b.span.start);
}
