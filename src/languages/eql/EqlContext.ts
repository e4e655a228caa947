import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RawQuery } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { type EqlCode, report } from './diagnostics.js';
import { DIALECT, type DialectFeature } from './dialect.js';
import type { Extent } from './EqlNode.js';

/** What all stages of reading one query share. */
export interface EqlContext {
  readonly query: RawQuery;
  readonly diagnostics: Diagnostic[];
  /** Features of older dialects that have been noted. */
  readonly noted: Set<DialectFeature>;
}

export function createEqlContext(query: RawQuery): EqlContext {
  return { query, diagnostics: [], noted: new Set() };
}

/** Where a piece of the query stands in its file. */
export function spanOf({ query }: EqlContext, { start, end }: Extent): SourceSpan {
  return query.spanAt(start, end);
}

/** Adds a diagnostic about a piece of the query. */
export function say(
  context: EqlContext,
  code: EqlCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  context.diagnostics.push(report(code, message, spanOf(context, at), hint));
}

/** Notes a feature of another dialect where a query uses it first. */
export function noteDialect(context: EqlContext, feature: DialectFeature, at: Extent): void {
  if (context.noted.has(feature)) return;
  context.noted.add(feature);
  const { code, message, hint } = DIALECT[feature];
  say(context, code, message, at, hint);
}
