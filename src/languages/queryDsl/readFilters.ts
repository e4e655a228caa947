import type { Diagnostic } from '../../model/Diagnostic.js';
import type { Expression } from '../../model/Expression.js';
import type { RawFilter } from '../../model/Rule.js';
import { createValueBudget } from '../../text/ValueBudget.js';
import type { ReadEmbedded } from '../Language.js';
import { createDslContext } from './DslContext.js';
import { readKibanaFilter } from './readKibanaFilter.js';
import { readQueryNode } from './readQueryNode.js';
import { readThreatMapping } from './readThreatMapping.js';

/** What the filters of a rule say: one Expression each, all of which have to hold. */
export interface FilterReading {
  readonly expressions: readonly Expression[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the conditions that a rule keeps beside its query: filters as Kibana stores them, around
 * queries of Elasticsearch's Query DSL, and indicator mappings. A disabled filter gives none.
 * Query texts inside them are handed to `readEmbedded`. Never throws.
 */
export function readFilters(
  filters: readonly RawFilter[],
  readEmbedded: ReadEmbedded,
): FilterReading {
  const diagnostics: Diagnostic[] = [];
  const shared = {
    readQuery: readQueryNode,
    readEmbedded,
    diagnostics,
    budget: createValueBudget(),
  };
  const expressions = filters.flatMap(({ form, node, placesOf }): readonly Expression[] => {
    const read = form === 'threat_mapping' ? readThreatMapping : readKibanaFilter;
    const expression = read(node, createDslContext(shared, placesOf));
    return expression === null ? [] : [expression];
  });
  return { expressions, diagnostics };
}
