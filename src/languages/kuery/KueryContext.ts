import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RawQuery } from '../../model/Rule.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { type KueryCode, report } from './diagnostics.js';
import type { Extent } from './KueryToken.js';

/** What all stages of reading one query share. */
export interface KueryContext {
  readonly query: RawQuery;
  readonly diagnostics: Diagnostic[];
}

/** Where a piece of the query stands in its file. */
export function spanOf({ query }: KueryContext, { start, end }: Extent): SourceSpan {
  return query.spanAt(start, end);
}

/** Adds a diagnostic about a piece of the query. */
export function say(
  context: KueryContext,
  code: KueryCode,
  message: string,
  at: Extent,
  hint?: string,
): void {
  context.diagnostics.push(report(code, message, spanOf(context, at), hint));
}
