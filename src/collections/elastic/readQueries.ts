import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentEntry, DocumentMap } from '../../model/DocumentNode.js';
import type { ScopeTerm } from '../../model/Query.js';
import type { LanguageName, PlacesOf, RawFilter, RawQuery } from '../../model/Rule.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { placesInTomlString } from '../../text/toml/placesInTomlString.js';
import { report } from './diagnostics.js';

/**
 * The query of a rule with its filters, and for an indicator match (`threat_match`) the query over
 * the indicators. None for a rule that searches for nothing itself (`machine_learning`).
 */
export function readQueries(
  rule: DocumentMap,
  metadata: DocumentMap | null,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): readonly RawQuery[] {
  const type = textOf(entryOf(rule, 'type')?.value);
  const query = entryOf(rule, 'query');
  if (query === undefined) {
    if (type !== 'machine_learning') {
      const message = `a rule of type '${type ?? 'eql'}' needs a query`;
      diagnostics.push(report('elastic/no-query', message, { ...rule.span, end: rule.span.start }));
    }
    return [];
  }
  const language = languageOf(rule, 'language', defaultLanguage(type), diagnostics);
  if (language === null) return [];
  const filters = [...filtersAt(rule, 'filters', lines), ...mappingsAt(rule, lines)];
  const own = toQuery(
    query,
    language,
    { scope: scopeOf(rule, metadata), filters },
    lines,
    diagnostics,
  );
  const further = type === 'threat_match' ? indicatorQuery(rule, lines, diagnostics) : null;
  return [own, further].filter((one) => one !== null);
}

const LANGUAGES: Readonly<Record<string, LanguageName>> = {
  eql: 'eql',
  kuery: 'kuery',
  lucene: 'lucene',
  esql: 'esql',
};

/** Endpoint rules have no type and are always EQL; in Kibana the default is its own language. */
function defaultLanguage(type: string | null): LanguageName {
  if (type === null || type === 'eql') return 'eql';
  return type === 'esql' ? 'esql' : 'kuery';
}

function languageOf(
  rule: DocumentMap,
  key: string,
  otherwise: LanguageName,
  diagnostics: Diagnostic[],
): LanguageName | null {
  const entry = entryOf(rule, key);
  if (entry === undefined) return otherwise;
  const name = textOf(entry.value) ?? '';
  const language = LANGUAGES[name.toLowerCase()];
  if (language !== undefined) return language;
  const message = `'${name}' is no language of Elastic rules`;
  diagnostics.push(report('elastic/unknown-language', message, entry.value.span));
  return null;
}

function toQuery(
  { value }: DocumentEntry,
  language: LanguageName,
  rest: Pick<RawQuery, 'scope' | 'filters' | 'label'>,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): RawQuery | null {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') {
    const message = `a query is text, found a ${value.kind}`;
    diagnostics.push(report('elastic/no-query', message, value.span));
    return null;
  }
  return { language, text: value.value, ...placesInTomlString(value, lines), ...rest };
}

/** The query over the indicators that an indicator match compares events with. */
function indicatorQuery(
  rule: DocumentMap,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): RawQuery | null {
  const query = entryOf(rule, 'threat_query');
  const language = languageOf(rule, 'threat_language', 'kuery', diagnostics);
  if (query === undefined || language === null) return null;
  const scope = terms('index', rule, 'threat_index');
  const filters = filtersAt(rule, 'threat_filters', lines);
  return toQuery(query, language, { scope, filters, label: 'indicators' }, lines, diagnostics);
}

function placesIn(lines: LineIndex): PlacesOf {
  return (scalar) => placesInTomlString(scalar, lines).spanAt;
}

function filtersAt(rule: DocumentMap, key: string, lines: LineIndex): readonly RawFilter[] {
  const node = entryOf(rule, key)?.value;
  if (node === undefined) return [];
  return (node.kind === 'list' ? node.items : [node]).map((item) => ({
    form: 'query_dsl',
    node: item,
    placesOf: placesIn(lines),
  }));
}

function mappingsAt(rule: DocumentMap, lines: LineIndex): readonly RawFilter[] {
  const node = entryOf(rule, 'threat_mapping')?.value;
  return node === undefined ? [] : [{ form: 'threat_mapping', node, placesOf: placesIn(lines) }];
}

/** Where the rule's events come from: index patterns, integrations, operating systems. */
function scopeOf(rule: DocumentMap, metadata: DocumentMap | null): readonly ScopeTerm[] {
  return [
    ...terms('index', rule, 'index'),
    ...(metadata === null ? [] : terms('integration', metadata, 'integration')),
    ...terms('os', rule, 'os_list'),
  ];
}

function terms(name: string, map: DocumentMap, key: string): readonly ScopeTerm[] {
  return textsOf(entryOf(map, key)?.value).map((value) => ({ name, value }));
}
