import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import type { RawRule } from '../../model/Rule.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { nearestName } from '../../text/nearestName.js';
import { readToml } from '../../text/toml/readToml.js';
import type { Collection, FileContents } from '../Collection.js';
import { report } from './diagnostics.js';
import { readQueries } from './readQueries.js';

/**
 * The layout of elastic/detection-rules (a [metadata] and a [rule] table) and of the endpoint rules
 * of elastic/protections-artifacts (a [rule] table without type and language, ATT&CK beside it).
 */
export const elasticCollection: Collection = {
  format: 'elastic',
  vendor: 'Elastic',
  language: 'kuery',
  extensions: ['.toml'],
  read: readElasticFile,
};

function readElasticFile(path: string, text: string): FileContents {
  const { root, diagnostics, lines } = readToml(text);
  if (root === null) return { rules: [], diagnostics, lines };
  const rule = entryOf(root, 'rule')?.value;
  if (rule?.kind === 'map')
    return { rules: [readRule(root, rule, path, lines)], diagnostics, lines };
  const message = 'the file has no [rule] table';
  return { rules: [], diagnostics: [report('elastic/not-a-rule', message, root.span)], lines };
}

const TYPES = [
  'query',
  'eql',
  'esql',
  'threshold',
  'new_terms',
  'threat_match',
  'machine_learning',
];

function readRule(root: DocumentMap, rule: DocumentMap, path: string, lines: LineIndex): RawRule {
  const diagnostics: Diagnostic[] = [];
  const metadata = mapAt(root, 'metadata');
  const value = (key: string) => textOf(entryOf(rule, key)?.value);
  const name = value('name')?.trim() ?? '';
  if (name === '') diagnostics.push(report('elastic/no-name', 'the rule has no name', rule.span));
  checkType(rule, diagnostics);
  noteExceptionLists(rule, diagnostics);
  const type = typeOf(rule);
  const [query = null, ...furtherQueries] = readQueries(rule, metadata, lines, diagnostics);
  return {
    id: value('rule_id') ?? value('id'),
    title: name === '' ? fileName(path) : name,
    description: value('description'),
    author: textsOf(entryOf(rule, 'author')?.value).join(', ') || null,
    date: textOf(entryIn(metadata, 'creation_date')),
    modified: textOf(entryIn(metadata, 'updated_date')),
    status: statusOf(metadata, path),
    level: value('severity'),
    ...(type === null ? {} : { type }),
    references: [...textsAt(rule, 'references'), ...textsAt(rule, 'reference')],
    falsePositives: textsAt(rule, 'false_positives'),
    techniques: techniquesOf([...mapsAt(rule, 'threat'), ...mapsAt(root, 'threat')]),
    refersTo: textsAt(rule, 'machine_learning_job_id'),
    span: rule.span,
    query,
    ...(furtherQueries.length === 0 ? {} : { furtherQueries }),
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
  };
}

function fileName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.toml$/i, '');
}

/** The maturity, `deprecated` also for what lies in the folder of deprecated rules. */
function statusOf(metadata: DocumentMap | null, path: string): string | null {
  if (/(^|\/)_deprecated\//.test(path)) return 'deprecated';
  return textOf(entryIn(metadata, 'maturity'));
}

function typeOf(rule: DocumentMap): string | null {
  const type = textOf(entryOf(rule, 'type')?.value);
  if (entryOf(rule, 'building_block_type') === undefined) return type;
  return type === null ? 'building block' : `${type}, building block`;
}

function checkType(rule: DocumentMap, diagnostics: Diagnostic[]): void {
  const entry = entryOf(rule, 'type');
  const type = textOf(entry?.value);
  if (entry === undefined || type === null || TYPES.includes(type)) return;
  const near = nearestName(type, TYPES);
  const hint = near === null ? undefined : `Did you mean '${near}'?`;
  const message = `unknown rule type '${type}'`;
  diagnostics.push(report('elastic/unknown-type', message, entry.value.span, hint));
}

function noteExceptionLists(rule: DocumentMap, diagnostics: Diagnostic[]): void {
  for (const list of mapsAt(rule, 'exceptions_list')) {
    const id = textOf(entryOf(list, 'list_id')?.value) ?? textOf(entryOf(list, 'id')?.value) ?? '';
    const message = `the exceptions of the list '${id}' are not in this file`;
    diagnostics.push(report('elastic/exception-list', message, list.span));
  }
}

/** Techniques and sub-techniques, as the rule lists them under its tactics. */
function techniquesOf(threats: readonly DocumentMap[]): readonly string[] {
  const ids = threats
    .flatMap((threat) => mapsAt(threat, 'technique'))
    .flatMap((technique) => [technique, ...mapsAt(technique, 'subtechnique')])
    .map((technique) => textOf(entryOf(technique, 'id')?.value)?.trim().toUpperCase() ?? '');
  return [...new Set(ids.filter((id) => /^T\d{4}(\.\d{3})?$/.test(id)))];
}

function textsAt(map: DocumentMap, key: string): readonly string[] {
  return textsOf(entryOf(map, key)?.value);
}

function mapAt(map: DocumentMap, key: string): DocumentMap | null {
  const node = entryOf(map, key)?.value;
  return node?.kind === 'map' ? node : null;
}

function entryIn(map: DocumentMap | null, key: string): DocumentNode | undefined {
  return map === null ? undefined : entryOf(map, key)?.value;
}

function mapsAt(map: DocumentMap, key: string): readonly DocumentMap[] {
  const node = entryOf(map, key)?.value;
  if (node === undefined) return [];
  const nodes = node.kind === 'list' ? node.items : [node];
  return nodes.filter((item) => item.kind === 'map');
}
