import { once } from '../model/once.js';
import type { ScopeTerm } from '../model/Query.js';
import { eventsWithId, hasEventId, idPart, logOf } from './eventIds.js';
import { readData } from './readData.js';
import { termsNamed } from './termsNamed.js';
import { windowsLog, windowsLogsFrom } from './windowsLogs.js';

/** Events that a part of a search leads to, and further ones that it may mean. */
interface Source {
  readonly events: readonly string[];
  readonly also?: readonly string[];
  /** A data model: it takes in events of any log. */
  readonly isModel?: true;
}

interface LogFact extends Source {
  /** Values of `sourcetype`, `source`, `eventtype` or `index`, in lower case. */
  readonly names?: readonly string[];
  readonly macros?: readonly string[];
}

interface DataSourceFact {
  readonly name: string;
  readonly events: readonly string[];
  /** Only this name itself, not those that begin with it. */
  readonly whole?: true;
}

interface SplunkFile {
  readonly logs: readonly LogFact[];
  readonly models: readonly (Source & { readonly model: string })[];
  readonly dataSources: readonly DataSourceFact[];
}

const load = once(() => {
  const { logs, models, dataSources } = readData<SplunkFile>('logsources/splunk.json');
  const by = (key: 'names' | 'macros') =>
    new Map(logs.flatMap((log) => (log[key] ?? []).map((name) => [name, log] as const)));
  return {
    names: by('names'),
    macros: by('macros'),
    models: [...models].sort((left, right) => right.model.length - left.model.length),
    dataSources: [...dataSources].sort(
      (left, right) =>
        right.name.length - left.name.length || Number(!left.whole) - Number(!right.whole),
    ),
  };
});

/**
 * The events that a search looks at by its macros, source types, sources, event types, indexes
 * and data models, narrowed by the names of the detection's data sources; by those alone where
 * the search names nothing that is known.
 */
export function splunkEventsOf(scope: readonly ScopeTerm[]): readonly string[] {
  const sources = [...logSources(scope), ...termsNamed(scope, 'datamodel').map(sourceOfModel)];
  const declared = declaredEvents(scope);
  if (sources.length > 0) return sources.flatMap((source) => narrowed(source, declared));
  return declared.length > 0 ? declared : unknownLogs(scope);
}

/** The logs that a value of `sourcetype`, `source`, `eventtype` or `Channel` stands for. */
export function splunkLogsNamed(value: string): readonly string[] {
  return sourceNamed(value)?.events ?? [];
}

/** Logs that a search names, or those of their events that the detection declares. */
export function narrowedLogs(
  logs: readonly string[],
  scope: readonly ScopeTerm[],
): readonly string[] {
  return narrowed({ events: logs }, declaredEvents(scope));
}

/** What another source may mean as well is left to that: `sysmon` is also Sysmon for Linux. */
function logSources(scope: readonly ScopeTerm[]): readonly Source[] {
  const macros = termsNamed(scope, 'macro').map((name) => load().macros.get(name.toLowerCase()));
  const named = termsNamed(scope, 'sourcetype', 'source', 'eventtype', 'index').map(sourceNamed);
  const found = [...macros, ...named].filter((source) => source !== undefined);
  const also = new Set(found.flatMap((source) => source.also ?? []));
  return found.filter(({ events }) => !events.every((event) => also.has(event)));
}

/** Windows logs come as `WinEventLog:` or `XmlWinEventLog:` and the channel. */
function sourceNamed(value: string): Source | undefined {
  const name = value.toLowerCase().replace(/^\*/, '');
  const known = load().names.get(name);
  if (known !== undefined) return known;
  const channel = name.replace(/^(?:xml)?wineventlog:/, '');
  if (!channel.endsWith('*')) {
    const log = windowsLog(channel);
    return log === undefined ? undefined : { events: [log] };
  }
  const beginning = channel.slice(0, -1);
  const logs = beginning === '' ? [] : windowsLogsFrom(beginning);
  return logs.length === 0 ? undefined : { events: logs };
}

function sourceOfModel(name: string): Source {
  const model = name.replace(/["']/g, '').replace(/\s+/g, '.');
  const lower = model.toLowerCase();
  const known = load().models.find((fact) => isBeginning(fact.model, lower, '.'));
  const [root = model] = model.split('.');
  return { ...(known ?? { events: [`splunk/${root}`] }), isModel: true };
}

/** The declared events that a source can mean; its own where there are none of those. */
function narrowed(source: Source, declared: readonly string[]): readonly string[] {
  const possible = [...source.events, ...(source.also ?? [])];
  const meant = declared.filter(
    (event) =>
      possible.includes(event) ||
      possible.includes(logOf(event)) ||
      (source.isModel && !hasEventId(event)),
  );
  return meant.length > 0 ? meant : source.events;
}

function declaredEvents(scope: readonly ScopeTerm[]): readonly string[] {
  return dataSourcesOf(scope).flatMap(eventsOfDataSource);
}

/** One name may stand for several sources: `Sysmon EventID 1 AND Sysmon EventID 3`. */
function dataSourcesOf(scope: readonly ScopeTerm[]): readonly string[] {
  return termsNamed(scope, 'data_source').flatMap((name) => name.split(/\s+(?:and|or)\s+/i));
}

/** A data source's name may end in the ids of its events. */
function eventsOfDataSource(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const known = load().dataSources.find((fact) =>
    fact.whole ? fact.name === lower : isBeginning(fact.name, lower, ' '),
  );
  if (known === undefined) return windowsEventNamed(lower);
  const ids = /^[\d,\s]+$/.test(lower.slice(known.name.length)) ? lower.match(/\d+/g) : null;
  const numbered = eventsWithId(ids ?? [], known.events);
  return numbered.length > 0 ? numbered : known.events;
}

function windowsEventNamed(dataSource: string): readonly string[] {
  const [, log, id] = /^windows event log (\S.*) (\d+)$/.exec(dataSource) ?? [];
  return log === undefined ? [] : [`windows/${idPart(log)}/${id}`];
}

/** Where nothing is known, the names that the search or the detection gives its logs. */
function unknownLogs(scope: readonly ScopeTerm[]): readonly string[] {
  const sourcetypes = termsNamed(scope, 'sourcetype').filter(
    (name) => /^[\w:.-]+$/.test(name) && !/^(?:xml)?wineventlog$/i.test(name),
  );
  const names = sourcetypes.length > 0 ? sourcetypes : dataSourcesOf(scope);
  return names.map((name) => `splunk/${idPart(name)}`);
}

function isBeginning(beginning: string, text: string, separator: string): boolean {
  return text === beginning || text.startsWith(beginning + separator);
}
