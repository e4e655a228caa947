import type { Definitions } from '../../model/Definitions.js';
import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import type { RawQuery, RawRule } from '../../model/Rule.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { placesInScalar } from '../../text/yaml/placesInScalar.js';
import { readYaml } from '../../text/yaml/readYaml.js';
import type { Collection, FileContents } from '../Collection.js';
import { checkDefinition, isDefinitionPath, readSplunkDefinitions } from './definitions.js';
import { report } from './diagnostics.js';

/**
 * The layout of splunk/security_content: one detection a YAML file, and beside the detections the
 * macros and lookups that their searches name.
 */
export const splunkCollection: Collection = {
  format: 'splunk',
  vendor: 'Splunk',
  language: 'spl',
  extensions: ['.yml', '.yaml'],
  definitions: {
    folders: ['macros', 'lookups'],
    extensions: ['.yml', '.yaml', '.csv'],
    read: readSplunkDefinitions,
  },
  read: readSplunkFile,
};

function readSplunkFile(path: string, text: string, definitions?: Definitions): FileContents {
  const { documents, diagnostics: syntax, lines } = readYaml(text);
  const diagnostics: Diagnostic[] = [...syntax];
  const rules = documents.flatMap(({ root }) => {
    if (root.kind === 'map' && isDefinitionPath(path)) {
      diagnostics.push(...checkDefinition(path, root));
      return [];
    }
    if (root.kind === 'map' && entryOf(root, 'search') !== undefined) {
      return [readDetection(root, path, lines, definitions)];
    }
    if (!OTHER_CONTENT.test(path)) {
      const message = 'the document has no search';
      diagnostics.push(report('splunk/not-a-rule', message, root.span));
    }
    return [];
  });
  return { rules, diagnostics, lines };
}

/** Folders of content that nobody takes for detections. */
const OTHER_CONTENT =
  /(^|\/)(data_sources|stories|playbooks|dashboards|deployments|notes|workbooks|response_templates)\//;

function readDetection(
  root: DocumentMap,
  path: string,
  lines: LineIndex,
  definitions: Definitions | undefined,
): RawRule {
  const diagnostics: Diagnostic[] = [];
  const value = (key: string) => textOf(entryOf(root, key)?.value);
  const name = value('name')?.trim() ?? '';
  if (name === '')
    diagnostics.push(report('splunk/no-name', 'the detection has no name', root.span));
  const type = value('type');
  return {
    id: value('id'),
    title: name === '' ? fileName(path) : name,
    description: value('description'),
    author: value('author'),
    date: value('date'),
    modified: null,
    status: statusOf(root, path),
    level: null,
    ...(type === null ? {} : { type }),
    references: textsOf(entryOf(root, 'references')?.value),
    falsePositives: textsOf(entryOf(root, 'known_false_positives')?.value),
    techniques: techniquesOf(root),
    refersTo: [],
    span: root.span,
    query: queryOf(root, lines, definitions, diagnostics),
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
  };
}

function fileName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/i, '');
}

function statusOf(root: DocumentMap, path: string): string | null {
  if (/(^|\/)(deprecated|removed)\//.test(path)) return 'deprecated';
  const status = textOf(entryOf(root, 'status')?.value);
  return status?.toLowerCase() === 'removed' ? 'deprecated' : status;
}

/** In `tags`, or in newer layouts at the top. */
function techniquesOf(root: DocumentMap): readonly string[] {
  const tags = entryOf(root, 'tags')?.value;
  const ids = [tags?.kind === 'map' ? tags : root, root]
    .flatMap((map) => [entryOf(map, 'mitre_attack_id'), entryOf(map, 'mitre_attack')])
    .flatMap((entry) => textsOf(entry?.value))
    .map((id) => id.trim().toUpperCase());
  return [...new Set(ids.filter((id) => /^T\d{4}(\.\d{3})?$/.test(id)))];
}

function queryOf(
  root: DocumentMap,
  lines: LineIndex,
  definitions: Definitions | undefined,
  diagnostics: Diagnostic[],
): RawQuery | null {
  const search = entryOf(root, 'search')?.value;
  if (search?.kind !== 'scalar' || typeof search.value !== 'string') {
    const message = `a search is text, found ${describe(search)}`;
    diagnostics.push(report('splunk/no-search', message, search?.span ?? root.span));
    return null;
  }
  const scope = textsOf(entryOf(root, 'data_source')?.value).map((value) => ({
    name: 'data_source',
    value,
  }));
  return {
    language: 'spl',
    text: search.value,
    ...placesInScalar(search, lines),
    scope,
    ...(definitions === undefined ? {} : { definitions }),
  };
}

function describe(node: DocumentNode | undefined): string {
  return node?.kind === 'scalar' ? node.source || 'nothing' : `a ${node?.kind ?? 'gap'}`;
}
