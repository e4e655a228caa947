import type { ScopeTerm } from '../model/Query.js';
import { type Dataset, elasticSources, unlistedDataset } from './elasticSources.js';
import { numbersEvents } from './eventIds.js';
import { termsNamed } from './termsNamed.js';

/** A data set that a rule's events come from. */
export interface Stream extends Dataset {
  /** The rule names it among others, so that nothing but its categories says what it looks at. */
  readonly wide: boolean;
}

/**
 * The data sets that a rule's events come from: those of its index patterns, or where these say
 * nothing (`filebeat-*`, `logs-*`), of its integrations. A rule that gives operating systems and
 * neither of both runs on Elastic's endpoint.
 */
export function streamsOf(scope: readonly ScopeTerm[]): readonly Stream[] {
  const indices = termsNamed(scope, 'index').flatMap((value) => value.split(','));
  const byIndex = indices.flatMap((index) => streamsOfIndex(index.trim().toLowerCase()));
  if (byIndex.length > 0) return unique(byIndex);
  const integrations = termsNamed(scope, 'integration');
  const byIntegration = integrations.flatMap((name) => streamsOfModule(name.toLowerCase()));
  if (byIntegration.length > 0) return unique(byIntegration);
  const onEndpoint = indices.length === 0 && termsNamed(scope, 'os').length > 0;
  return onEndpoint ? streamsBehind('endpoint.events.') : [];
}

/** The data set with this name, listed or not. */
export function streamOfDataset(name: string): readonly Stream[] {
  return toStreams(elasticSources().byName.get(name) ?? unlistedDataset(name), false);
}

/** The data sets of an integration or module; none if it is not known. */
export function streamsOfModule(module: string): readonly Stream[] {
  return elasticSources()
    .datasets.filter(({ modules, secondary }) => !secondary && modules.includes(module))
    .flatMap((dataset) => toStreams(dataset, true));
}

/** A Windows log, in whatever data set its events are kept. */
export function streamOfLog(log: string): Stream {
  return { dataset: '', event: log, modules: [], platforms: ['windows'], wide: false };
}

function streamsOfIndex(pattern: string): readonly Stream[] {
  const index = pattern.slice(pattern.lastIndexOf(':') + 1);
  if (index.startsWith('-')) return [];
  const known = elasticSources().indices.find((one) => index.startsWith(one.index));
  if (known !== undefined) return known.datasets.flatMap(streamOfDataset);
  const name = /^(?:logs|metrics|traces)-(.+)$/.exec(index)?.[1];
  return name === undefined ? [] : streamsOfDataStream(name);
}

/** A data stream is named after its data set and a namespace, with a hyphen between them. */
function streamsOfDataStream(name: string): readonly Stream[] {
  const star = name.indexOf('*');
  const beginning = star < 0 ? name : name.slice(0, star);
  const hyphen = beginning.lastIndexOf('-');
  if (hyphen > 0) return streamOfDataset(beginning.slice(0, hyphen));
  if (beginning === '') return [];
  const behind = streamsBehind(beginning);
  return behind.length > 0 ? behind : streamOfDataset(beginning.replace(/\.$/, ''));
}

/** The data sets whose names begin so. */
function streamsBehind(beginning: string): readonly Stream[] {
  const coversModule = !/\../.test(beginning);
  const behind = elasticSources().datasets.filter(({ dataset }) => dataset.startsWith(beginning));
  const named = behind.filter((one) => !one.secondary || one.dataset === beginning);
  return (named.length > 0 ? named : behind).flatMap((one) => toStreams(one, coversModule));
}

function toStreams(dataset: Dataset, amongOthers: boolean): readonly Stream[] {
  const covered = dataset.covers;
  if (covered === undefined) {
    return [{ ...dataset, wide: amongOthers && numbersEvents(dataset.event) }];
  }
  const { byName } = elasticSources();
  return covered.flatMap((name) => toStreams(byName.get(name) ?? unlistedDataset(name), true));
}

/** Each once; a data set that is named by itself and among others is named by itself. */
function unique(streams: readonly Stream[]): readonly Stream[] {
  const byName = new Map<string, Stream>();
  for (const stream of streams) {
    const before = byName.get(stream.dataset);
    if (before === undefined || before.wide) byName.set(stream.dataset, stream);
  }
  return [...byName.values()];
}
