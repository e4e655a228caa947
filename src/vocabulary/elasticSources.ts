import { once } from '../model/once.js';
import { idPart, logOf } from './eventIds.js';
import { readData } from './readData.js';

/** A data set of Elastic's, and the log whose events are in it. */
export interface Dataset {
  readonly dataset: string;
  readonly event: string;
  /** `event.module` of its events; also the integration that brings it. */
  readonly modules: readonly string[];
  /** `event.category` of its events, where they are few. */
  readonly categories?: readonly string[];
  /** `host.os.type` of its events; any where it is left out. */
  readonly platforms?: readonly string[];
  /** Only reached by its name, not by a pattern or integration that covers more. */
  readonly secondary?: true;
  /** The data sets whose events it gathers, instead of events of its own. */
  readonly covers?: readonly string[];
}

/** The events of a log that Elastic's integrations categorise alike. */
export interface CategoryFact {
  readonly event: string;
  readonly log: string;
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
  /** `event.action`, and what other sources call the same. */
  readonly actions?: readonly string[];
  /** What only these events tell about: see `ElasticSources.topics`. */
  readonly topics?: readonly string[];
  /** The events are meant only where one of these is asked for by name. */
  readonly when?: readonly ('type' | 'action' | 'topic')[];
}

export interface ElasticSources {
  readonly datasets: readonly Dataset[];
  readonly byName: ReadonlyMap<string, Dataset>;
  /** Indices that are no data streams, by the beginning of their name. */
  readonly indices: readonly { readonly index: string; readonly datasets: readonly string[] }[];
  readonly factsOfLog: ReadonlyMap<string, readonly CategoryFact[]>;
  /** The topic of a field that only some events of its category have. */
  readonly topicOfField: ReadonlyMap<string, string>;
  /** Every `event.action` in the facts. */
  readonly actions: readonly string[];
}

type Optional<T, Key extends keyof T> = Omit<T, Key> & Partial<Pick<T, Key>>;

interface ElasticFile {
  readonly datasets: readonly Optional<Dataset, 'event' | 'modules'>[];
  readonly indices: ElasticSources['indices'];
  readonly topics: readonly { readonly topic: string; readonly fields: readonly string[] }[];
  readonly facts: readonly Optional<CategoryFact, 'log'>[];
}

/** What is known of Elastic's data sets and of how their events are categorised. */
export const elasticSources: () => ElasticSources = once(() => {
  const file = readData<ElasticFile>('logsources/elastic.json');
  const datasets = file.datasets.map((fact) => ({ ...unlistedDataset(fact.dataset), ...fact }));
  const facts = file.facts.map((fact) => ({ log: logOf(fact.event), ...fact }));
  return {
    datasets,
    byName: new Map(datasets.map((one) => [one.dataset, one])),
    indices: file.indices,
    factsOfLog: byLog(facts),
    topicOfField: new Map(
      file.topics.flatMap(({ topic, fields }) => fields.map((field) => [field, topic] as const)),
    ),
    actions: facts.flatMap(({ actions }) => actions ?? []),
  };
});

/** What a data set is taken for of which only the name is known: its module's log. */
export function unlistedDataset(dataset: string): Dataset {
  const [module = '', ...rest] = dataset.split('.');
  const log = rest.length === 0 ? 'logs' : idPart(rest.join('.'));
  return { dataset, event: `${idPart(module)}/${log}`, modules: [module] };
}

function byLog(facts: readonly CategoryFact[]): ReadonlyMap<string, readonly CategoryFact[]> {
  const groups = new Map<string, CategoryFact[]>();
  for (const fact of facts) groups.set(fact.log, [...(groups.get(fact.log) ?? []), fact]);
  return groups;
}
