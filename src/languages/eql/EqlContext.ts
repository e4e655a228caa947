import type { RawQuery } from '../../model/Rule.js';
import type { Extent } from '../../text/Extent.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import { DIALECT, type DialectFeature } from './dialect.js';

/** What all stages of reading one query share. */
export interface EqlContext extends QueryContext {
  /** Features of older dialects that have been noted. */
  readonly noted: Set<DialectFeature>;
}

export function createEqlContext(query: RawQuery): EqlContext {
  return { query, diagnostics: [], noted: new Set() };
}

/** Notes a feature of another dialect where a query uses it first. */
export function noteDialect(context: EqlContext, feature: DialectFeature, at: Extent): void {
  if (context.noted.has(feature)) return;
  context.noted.add(feature);
  const { code, message, hint } = DIALECT[feature];
  say(context, code, message, at, hint);
}
