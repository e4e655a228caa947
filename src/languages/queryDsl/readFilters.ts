import type { Diagnostic } from '../../model/Diagnostic.js';
import type { Expression } from '../../model/Expression.js';
import type { RawFilter } from '../../model/Rule.js';

/** What the filters of a rule say: one Expression each, all of which have to hold. */
export interface FilterReading {
  readonly expressions: readonly Expression[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readFilters(_filters: readonly RawFilter[]): FilterReading {
  return { expressions: [], diagnostics: [] };
}
