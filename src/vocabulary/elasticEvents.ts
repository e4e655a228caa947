import type { ScopeTerm } from '../model/Query.js';
import { elasticFacet, topicOf } from './elasticFacets.js';
import { type CategoryFact, elasticSources } from './elasticSources.js';
import {
  type Stream,
  streamOfDataset,
  streamOfLog,
  streamsOf,
  streamsOfModule,
} from './elasticStreams.js';
import { eventsWithId, idPart, numbersEvents } from './eventIds.js';
import { eventLinker, type FoundEvents, keptByScope } from './eventLinker.js';
import { type Alternative, allows, requireAlso, required } from './requirements.js';
import { termsNamed } from './termsNamed.js';

/**
 * The events that a query of Elastic's looks at, in any of its languages. An `event.code` that it
 * requires, in a log that its index patterns, channel or provider give, is explicit. Otherwise the
 * data sets lead to events: in logs whose events are told apart, those with the required category,
 * type and action. Where no data set is known, a category leads to an event named after it.
 */
export const linkElasticEvents = eventLinker(elasticFacet, findEvents);

const knownStreams = keptByScope(streamsOf);

function findEvents(
  scope: readonly ScopeTerm[],
  alternatives: readonly Alternative[],
): readonly FoundEvents[] {
  const streams = knownStreams(scope);
  return alternatives
    .map((alternative) => withScope(alternative, scope))
    .filter((alternative) => alternative !== null)
    .map((alternative) => eventsOf(alternative, streams));
}

/** What the scope terms require as well; null where that contradicts the alternative. */
function withScope(alternative: Alternative, scope: readonly ScopeTerm[]): Alternative | null {
  const lower = (name: string) => termsNamed(scope, name).map((value) => value.toLowerCase());
  const categories = lower('event.category').filter((category) => category !== 'any');
  const categorised = requireAlso(alternative, 'category', categories);
  return categorised === null ? null : requireAlso(categorised, 'platform', lower('os'));
}

function eventsOf(alternative: Alternative, streams: readonly Stream[]): FoundEvents {
  const chosen = narrowed(alternative, streams);
  const ids = required(alternative, 'id');
  const explicit = eventsWithId(
    ids,
    chosen.map(({ event }) => event),
  );
  return { explicit, bySource: explicit.length > 0 ? [] : eventsBySource(alternative, chosen) };
}

/** The data sets that an alternative leaves of those of the rule's scope. */
function narrowed(alternative: Alternative, streams: readonly Stream[]): readonly Stream[] {
  const named = namedStreams(alternative, streams).filter(
    ({ dataset, platforms }) =>
      allows(alternative, 'dataset', [dataset]) && allows(alternative, 'platform', platforms),
  );
  const logs = required(alternative, 'log');
  if (logs.length === 0 || !allows(alternative, 'platform', ['windows'])) return named;
  return logs.map(streamOfLog);
}

function namedStreams(alternative: Alternative, streams: readonly Stream[]): readonly Stream[] {
  const datasets = required(alternative, 'dataset');
  if (datasets.length > 0) return datasets.flatMap(streamOfDataset);
  const modules = required(alternative, 'module');
  if (modules.length === 0) return streams;
  const ofModules = streams.filter((stream) => allows(alternative, 'module', stream.modules));
  if (ofModules.length > 0) return ofModules;
  const known = modules.flatMap(streamsOfModule);
  return known.length > 0 ? known : streams;
}

function eventsBySource(alternative: Alternative, streams: readonly Stream[]): readonly string[] {
  const asked = askedOf(alternative);
  const logs = [...new Set(streams.map(({ event }) => event))];
  const facts = logs
    .flatMap((log) => elasticSources().factsOfLog.get(log) ?? [])
    .filter((fact) => matches(asked, fact));
  const byAction = facts.filter((fact) => hasAction(asked, fact));
  const matching = new Set(byAction.length > 0 ? byAction : facts);
  const events = streams.flatMap((stream) => eventsOfStream(stream, asked, matching));
  return events.length > 0 ? events : fallback(asked, streams);
}

/** What an alternative asks for by name. */
interface Asked {
  readonly alternative: Alternative;
  readonly categories: readonly string[];
  readonly types: readonly string[];
  readonly actions: readonly string[];
  readonly topics: readonly string[];
}

function askedOf(alternative: Alternative): Asked {
  return {
    alternative,
    categories: required(alternative, 'category'),
    types: required(alternative, 'type'),
    actions: required(alternative, 'action'),
    topics: [...alternative.keys()].flatMap((facet) => topicOf(facet) ?? []),
  };
}

/** @param matching what the query says of the events of the logs whose events are told apart */
function eventsOfStream(
  { event, categories, wide }: Stream,
  asked: Asked,
  matching: ReadonlySet<CategoryFact>,
): readonly string[] {
  const facts = elasticSources().factsOfLog.get(event);
  if (facts === undefined && !numbersEvents(event)) {
    return allows(asked.alternative, 'category', categories) ? [event] : [];
  }
  if (asked.categories.length === 0 && matching.size === 0) return wide ? [] : [event];
  return (facts ?? []).filter((fact) => matching.has(fact)).map((fact) => fact.event);
}

/** Whether the events of a fact can be meant, and are asked for where the fact wants that. */
function matches(asked: Asked, fact: CategoryFact): boolean {
  const { alternative, topics } = asked;
  if (!allows(alternative, 'category', fact.categories)) return false;
  if (!allows(alternative, 'type', fact.types)) return false;
  if (!topics.every((topic) => fact.topics?.includes(topic))) return false;
  if (excludesAction(alternative, fact)) return false;
  const byName = {
    type: asked.types.length > 0,
    action: hasAction(asked, fact),
    topic: topics.length > 0,
  };
  if (fact.when !== undefined && !fact.when.some((facet) => byName[facet])) return false;
  return byName.action || byName.topic || asked.categories.length > 0;
}

function hasAction({ actions }: Asked, fact: CategoryFact): boolean {
  return actions.some((action) => fact.actions?.includes(action));
}

/** One name of an action stands for the others: rules name the one of their own data. */
function excludesAction(alternative: Alternative, { actions }: CategoryFact): boolean {
  const constraint = alternative.get('action');
  return (
    constraint?.excluded === true && actions?.some((one) => constraint.values.has(one)) === true
  );
}

/** The logs that a rule names by themselves; else an event that stands for the category. */
function fallback({ categories }: Asked, streams: readonly Stream[]): readonly string[] {
  const logs = streams.filter(({ event, wide }) => !wide && numbersEvents(event));
  if (logs.length > 0) return logs.map(({ event }) => event);
  return categories.map((category) => `elastic/${idPart(category)}`);
}
