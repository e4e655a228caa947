import type { Query } from '../model/Query.js';
import type { LanguageName } from '../model/Rule.js';
import type { EventLink } from '../model/RuleRecord.js';
import { linkElasticEvents } from './elasticEvents.js';
import { linkKustoEvents } from './kustoEvents.js';
import { linkSigmaEvents } from './sigmaEvents.js';
import { linkSplunkEvents } from './splunkEvents.js';

/**
 * The events that a query looks at, by the conventions of its language: those whose id it requires
 * are linked explicitly, those that its log source, index, table or data model leads to are not.
 * Sorted by id, each once.
 */
export function linkEvents(query: Query, language: LanguageName): readonly EventLink[] {
  return LINKERS[language]?.(query) ?? [];
}

const LINKERS: Readonly<Partial<Record<LanguageName, (query: Query) => readonly EventLink[]>>> = {
  sigma: linkSigmaEvents,
  eql: linkElasticEvents,
  kuery: linkElasticEvents,
  lucene: linkElasticEvents,
  esql: linkElasticEvents,
  spl: linkSplunkEvents,
  kusto: linkKustoEvents,
};
