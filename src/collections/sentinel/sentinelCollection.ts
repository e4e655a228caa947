import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import type { RawRule } from '../../model/Rule.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { nearestName } from '../../text/nearestName.js';
import { readYaml } from '../../text/yaml/readYaml.js';
import type { Collection, FileContents } from '../Collection.js';
import { report } from './diagnostics.js';
import { KINDS, kindOf, readQuery } from './readQuery.js';

/**
 * The layout of Azure/Azure-Sentinel: one analytics rule (scheduled, near real time) or hunting
 * query a YAML file, beside parsers, functions and settings that are no rules.
 */
export const sentinelCollection: Collection = {
  format: 'sentinel',
  vendor: 'Kusto',
  language: 'kusto',
  extensions: ['.yaml', '.yml'],
  read: readSentinelFile,
};

function readSentinelFile(path: string, text: string): FileContents {
  const { documents, diagnostics: syntax, lines } = readYaml(text);
  const diagnostics: Diagnostic[] = [...syntax];
  const rules = documents.flatMap(({ root }) => {
    if (root.kind === 'map' && looksLikeRule(root)) return [readRule(root, path, lines)];
    const message = `a rule with a query is expected, found ${describe(root)}`;
    diagnostics.push(report('sentinel/not-a-rule', message, root.span));
    return [];
  });
  return { rules, diagnostics, lines };
}

/** Some kinds of rules have no query; parsers and functions have theirs under other keys. */
function looksLikeRule(root: DocumentMap): boolean {
  const has = (key: string) => entryOf(root, key) !== undefined;
  return has('query') || (has('kind') && has('name') && (has('severity') || has('tactics')));
}

function describe(root: DocumentNode): string {
  if (root.kind !== 'map') return `a ${root.kind}`;
  const isFunction = root.entries.some(({ key }) => /^(parser|function)/i.test(key));
  return isFunction ? 'a parser or function' : 'a map without one';
}

const SEVERITIES = ['Informational', 'Low', 'Medium', 'High'];

function readRule(root: DocumentMap, path: string, lines: LineIndex): RawRule {
  const diagnostics: Diagnostic[] = [];
  const value = (key: string) => textOf(entryOf(root, key)?.value)?.trim() || null;
  const name = value('name');
  if (name === null)
    diagnostics.push(report('sentinel/no-name', 'the rule has no name', root.span));
  checkWord(root, 'kind', KINDS, 'sentinel/unknown-kind', diagnostics);
  checkWord(root, 'severity', SEVERITIES, 'sentinel/unknown-severity', diagnostics);
  const description = unquoted(value('description'));
  const references = [...textsAt(root, 'references'), ...linksIn(description)];
  const query = readQuery(root, path, lines, diagnostics);
  return {
    id: value('id'),
    title: name ?? fileName(path),
    description,
    author: authorOf(root),
    date: null,
    modified: null,
    status: statusOf(root, path),
    level: value('severity'),
    type: kindOf(root, path),
    references: [...new Set(references)],
    falsePositives: [],
    techniques: techniquesOf(root, diagnostics),
    refersTo: [],
    span: root.span,
    query,
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
  };
}

function fileName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.ya?ml$/i, '');
}

function textsAt(map: DocumentMap, key: string): readonly string[] {
  return textsOf(entryOf(map, key)?.value);
}

/** Many descriptions stand in quotes inside a block scalar, where YAML takes them literally. */
function unquoted(description: string | null): string | null {
  const inner = /^(['"])(.*)\1$/s.exec(description ?? '')?.[2];
  return inner === undefined ? description : inner.trim();
}

/** The format has no list of references: links stand in the description. */
function linksIn(description: string | null): readonly string[] {
  return (description?.match(/https?:\/\/[^\s<>"'`)\]]+/g) ?? []).map((link) =>
    link.replace(/[.,;:]+$/, ''),
  );
}

/** In the metadata that the content hub adds, or in the rule itself. */
function authorOf(root: DocumentMap): string | null {
  const metadata = entryOf(root, 'metadata')?.value;
  const author = metadata?.kind === 'map' ? entryOf(metadata, 'author')?.value : undefined;
  const name = author?.kind === 'map' ? entryOf(author, 'name')?.value : author;
  return textOf(name) ?? textOf(entryOf(root, 'author')?.value);
}

/** A deprecated rule says so in its name or lies in a folder of such rules. */
function statusOf(root: DocumentMap, path: string): string | null {
  const name = textOf(entryOf(root, 'name')?.value) ?? '';
  const marked = /^\s*deprecated\b|[[(]\s*deprecated\b/i.test(name);
  const status = textOf(entryOf(root, 'status')?.value);
  if (marked || /(^|\/)_?deprecated[^/]*\//i.test(path)) return 'deprecated';
  return status !== null && /^deprecated$/i.test(status.trim()) ? 'deprecated' : status;
}

const TECHNIQUE_LISTS = ['relevantTechniques', 'subTechniques', 'techniques'];

function techniquesOf(root: DocumentMap, diagnostics: Diagnostic[]): readonly string[] {
  const found = new Set<string>();
  for (const node of TECHNIQUE_LISTS.flatMap((key) => itemsOf(entryOf(root, key)?.value))) {
    const text = textOf(node) ?? '';
    const ids = text.toUpperCase().match(/\bT\d{4}(?:\.\d{3})?\b/g) ?? [];
    for (const id of ids) found.add(id);
    if (ids.length > 0 || text.trim() === '') continue;
    const message = `'${text}' is no ATT&CK technique`;
    diagnostics.push(report('sentinel/unknown-technique', message, node.span));
  }
  return [...found];
}

function itemsOf(node: DocumentNode | undefined): readonly DocumentNode[] {
  if (node === undefined) return [];
  return node.kind === 'list' ? node.items : [node];
}

function checkWord(
  root: DocumentMap,
  key: string,
  known: readonly string[],
  code: 'sentinel/unknown-kind' | 'sentinel/unknown-severity',
  diagnostics: Diagnostic[],
): void {
  const entry = entryOf(root, key);
  const word = textOf(entry?.value)?.trim();
  if (entry === undefined || word === undefined) return;
  if (known.some((one) => one.toLowerCase() === word.toLowerCase())) return;
  const near = nearestName(word, known);
  const hint = near === null ? `Use one of ${known.join(', ')}.` : `Did you mean '${near}'?`;
  diagnostics.push(report(code, `unknown ${key} '${word}'`, entry.value.span, hint));
}
