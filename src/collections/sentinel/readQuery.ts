import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap } from '../../model/DocumentNode.js';
import type { ScopeTerm } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { placesInScalar } from '../../text/yaml/placesInScalar.js';
import { report } from './diagnostics.js';

/** Kinds of rules that run a query of their own. */
const QUERIED = ['Scheduled', 'NRT'];

/** Every kind that analytics rules have; the other ones are made by Microsoft's own models. */
export const KINDS = [
  ...QUERIED,
  'Fusion',
  'MLBehaviorAnalytics',
  'MicrosoftSecurityIncidentCreation',
  'ThreatIntelligence',
  'Anomaly',
];

/**
 * The kind of a rule; `hunting query` for one that raises no alert: it has no kind, and no severity
 * or lies in a folder of hunting queries. Rules from before there were kinds are scheduled.
 */
export function kindOf(root: DocumentMap, path: string): string {
  const kind = textOf(entryOf(root, 'kind')?.value)?.trim();
  if (kind !== undefined && kind !== '') return kind;
  const hunts = entryOf(root, 'severity') === undefined || /(^|\/)hunting[^/]*\//i.test(path);
  return hunts ? 'hunting query' : 'Scheduled';
}

/** The rule's query with the connectors and types of data that the rule says it needs. */
export function readQuery(
  root: DocumentMap,
  path: string,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): RawQuery | null {
  const query = entryOf(root, 'query')?.value;
  if (query?.kind === 'scalar' && typeof query.value === 'string' && query.value.trim() !== '') {
    const places = placesInScalar(query, lines);
    return { language: 'kusto', text: query.value, ...places, scope: scopeOf(root) };
  }
  const kind = kindOf(root, path);
  if (query !== undefined || isQueried(kind)) {
    const message = `a rule of the kind '${kind}' needs a query`;
    const place = query?.span ?? { ...root.span, end: root.span.start };
    diagnostics.push(report('sentinel/no-query', message, place));
  }
  return null;
}

function isQueried(kind: string): boolean {
  return QUERIED.some((known) => known.toLowerCase() === kind.toLowerCase());
}

function scopeOf(root: DocumentMap): readonly ScopeTerm[] {
  const node = entryOf(root, 'requiredDataConnectors')?.value;
  const connectors = node?.kind === 'list' ? node.items.filter((item) => item.kind === 'map') : [];
  return connectors.flatMap((connector) => [
    ...terms('connector', connector, 'connectorId'),
    ...terms('data_type', connector, 'dataTypes'),
    ...terms('data_type', connector, 'datatypes'),
  ]);
}

function terms(name: string, map: DocumentMap, key: string): readonly ScopeTerm[] {
  return textsOf(entryOf(map, key)?.value).map((value) => ({ name, value: value.trim() }));
}
