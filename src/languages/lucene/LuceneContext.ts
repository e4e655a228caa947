import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RawQuery } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { type LuceneCode, report } from './diagnostics.js';
import type { Extent } from './LuceneToken.js';

/** What all stages of reading one query share. */
export interface LuceneContext {
  readonly query: RawQuery;
  readonly diagnostics: Diagnostic[];
}

/** Where a piece of the query stands in its file. */
export function spanOf({ query }: LuceneContext, { start, end }: Extent): SourceSpan {
  return query.spanAt(start, end);
}

/** Adds a diagnostic about a piece of the query. */
export function say(
  context: LuceneContext,
  code: LuceneCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  context.diagnostics.push(report(code, message, spanOf(context, at), hint));
}
