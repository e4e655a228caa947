import type { Predicate } from '../model/Predicate.js';
import { elasticSources } from './elasticSources.js';
import { facetTest, idTest, knownValues, windowsLogTest } from './facetTest.js';
import type { FacetTest } from './requirements.js';

/** What a predicate of a rule of Elastic's says about its events; undefined for nothing. */
export function elasticFacet(predicate: Predicate): FacetTest | undefined {
  if (predicate.derived) return undefined;
  return TESTS.get(predicate.field)?.(predicate) ?? topicTest(predicate);
}

const datasetTest = verbatim('dataset');

const TESTS: ReadonlyMap<string, (predicate: Predicate) => FacetTest | undefined> = new Map([
  ['event.category', several('category')],
  ['event.type', several('type')],
  ['event.action', actionTest],
  ['event.code', idTest],
  ['winlog.event_id', idTest],
  ['event.provider', windowsLogTest],
  ['winlog.channel', windowsLogTest],
  ['winlog.provider_name', windowsLogTest],
  ['data_stream.dataset', datasetTest],
  ['event.dataset', datasetTest],
  ['event.module', verbatim('module')],
  ['host.os.type', platformTest],
  ['host.os.family', platformTest],
  ['network.protocol', protocolTest],
]);

function verbatim(facet: string): (predicate: Predicate) => FacetTest | undefined {
  return (predicate) => facetTest(predicate, facet, (text) => [text.toLowerCase()]);
}

const PLATFORMS: ReadonlyMap<string, string> = new Map([
  ['windows', 'windows'],
  ['linux', 'linux'],
  ['macos', 'macos'],
  ['darwin', 'macos'],
]);

/** ECS gives an event several categories and types. */
function several(facet: string): (predicate: Predicate) => FacetTest | undefined {
  const testOf = verbatim(facet);
  return (predicate) => {
    const found = testOf(predicate);
    return found === undefined ? undefined : { ...found, many: true };
  };
}

function platformTest(predicate: Predicate): FacetTest | undefined {
  return facetTest(predicate, 'platform', (name) =>
    [PLATFORMS.get(name.toLowerCase())].filter((platform) => platform !== undefined),
  );
}

/** Sysmon's actions end in the configuration's rule, and are often written with a star for it. */
function actionTest(predicate: Predicate): FacetTest | undefined {
  const texts = knownValues(predicate).map((text) => text.toLowerCase().replace(/ \(rule:.*/, ''));
  if (predicate.kind === 'eq') return { facet: 'action', values: texts };
  if (predicate.kind !== 'starts_with') return undefined;
  const known = elasticSources().actions.filter((action) =>
    texts.some((text) => action.startsWith(text)),
  );
  return { facet: 'action', values: known };
}

function protocolTest(predicate: Predicate): FacetTest | undefined {
  const isDns = predicate.kind === 'eq' && knownValues(predicate).every(namesDns);
  return isDns ? { facet: topicFacet('dns'), values: ['dns'], oneWay: true } : undefined;
}

function namesDns(text: string): boolean {
  return text.toLowerCase() === 'dns';
}

/** A test of a field that only some events have asks for these events. */
function topicTest({ field, kind }: Predicate): FacetTest | undefined {
  const topic = elasticSources().topicOfField.get(field);
  if (topic === undefined) return undefined;
  const test: FacetTest = { facet: topicFacet(topic), values: [topic], oneWay: true };
  return kind === 'is_null' ? { ...test, excludes: true } : test;
}

const TOPIC = 'topic ';

/** Each topic is a facet of its own: an event may have several. */
function topicFacet(topic: string): string {
  return TOPIC + topic;
}

/** The topic that a facet is about; undefined for another facet. */
export function topicOf(facet: string): string | undefined {
  return facet.startsWith(TOPIC) ? facet.slice(TOPIC.length) : undefined;
}
