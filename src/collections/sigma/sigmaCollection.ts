import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import type { RawQuery, RawRule } from '../../model/Rule.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import type { LineIndex } from '../../text/LineIndex.js';
import { nearestName } from '../../text/nearestName.js';
import { readYaml } from '../../text/yaml/readYaml.js';
import type { Collection, FileContents } from '../Collection.js';
import { applyActions } from './applyActions.js';
import { report } from './diagnostics.js';

/** SigmaHQ's layout: YAML files with one rule a document (Sigma rules specification 2.x). */
export const sigmaCollection: Collection = {
  format: 'sigma',
  vendor: 'Sigma',
  language: 'sigma',
  extensions: ['.yml', '.yaml'],
  read: readSigmaFile,
};

function readSigmaFile(path: string, text: string): FileContents {
  const file = readYaml(text);
  const diagnostics: Diagnostic[] = [...file.diagnostics];
  const rules = applyActions(file.documents, diagnostics).flatMap(({ root }) => {
    const rule = readRule(root, path, { text, lines: file.lines }, diagnostics);
    return rule === null ? [] : [rule];
  });
  return { rules, diagnostics, lines: file.lines };
}

const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];
const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];

function readRule(
  root: DocumentNode,
  path: string,
  { text, lines }: { readonly text: string; readonly lines: LineIndex },
  diagnostics: Diagnostic[],
): RawRule | null {
  if (root.kind !== 'map' || !looksLikeRule(root)) {
    const message = `a Sigma rule is expected, found a ${root.kind} without a detection`;
    diagnostics.push(report('sigma/not-a-rule', message, root.span));
    return null;
  }
  const value = (key: string) => textOf(entryOf(root, key)?.value);
  checkMetadata(root, diagnostics);
  return {
    id: value('id'),
    title: titleOf(root) ?? (path.split('/').at(-1) || path),
    description: value('description'),
    author: value('author'),
    date: value('date'),
    modified: value('modified'),
    status: value('status'),
    level: value('level'),
    references: textsOf(entryOf(root, 'references')?.value),
    falsePositives: textsOf(entryOf(root, 'falsepositives')?.value),
    techniques: techniquesOf(textsOf(entryOf(root, 'tags')?.value)),
    refersTo: refersTo(root),
    span: root.span,
    query: queryOf(root, text, lines),
  };
}

const BODIES = ['detection', 'correlation', 'filter'];

function looksLikeRule(root: DocumentMap): boolean {
  const has = (key: string) => entryOf(root, key) !== undefined;
  return BODIES.some(has) || has('logsource') || (has('title') && (has('id') || has('status')));
}

function titleOf(root: DocumentMap): string | null {
  const title = textOf(entryOf(root, 'title')?.value);
  return title?.trim() === '' ? null : title;
}

function checkMetadata(root: DocumentMap, diagnostics: Diagnostic[]): void {
  if (titleOf(root) === null) {
    diagnostics.push(report('sigma/no-title', 'the rule has no title', root.span));
  }
  const logsource = entryOf(root, 'logsource')?.value;
  if (entryOf(root, 'correlation') === undefined && logsource?.kind !== 'map') {
    diagnostics.push(report('sigma/no-logsource', 'the rule has no log source', root.span));
  }
  checkWord(root, 'status', STATUSES, 'sigma/unknown-status', diagnostics);
  checkWord(root, 'level', LEVELS, 'sigma/unknown-level', diagnostics);
}

function checkWord(
  root: DocumentMap,
  key: string,
  known: readonly string[],
  code: 'sigma/unknown-status' | 'sigma/unknown-level',
  diagnostics: Diagnostic[],
): void {
  const entry = entryOf(root, key);
  const word = textOf(entry?.value);
  if (entry === undefined || word === null || known.includes(word.toLowerCase())) return;
  const near = nearestName(word, known);
  const hint = near === null ? `Use one of ${known.join(', ')}.` : `Did you mean '${near}'?`;
  diagnostics.push(report(code, `unknown ${key} '${word}'`, entry.value.span, hint));
}

const TECHNIQUE_TAG = /^attack\.(t\d{4}(?:\.\d{3})?)$/i;

function techniquesOf(tags: readonly string[]): readonly string[] {
  const ids = tags.map((tag) => TECHNIQUE_TAG.exec(tag.trim())?.[1]?.toUpperCase());
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function refersTo(root: DocumentMap): readonly string[] {
  return ['correlation', 'filter'].flatMap((key) => {
    const body = entryOf(root, key)?.value;
    return body?.kind === 'map' ? textsOf(entryOf(body, 'rules')?.value) : [];
  });
}

/** The stretch of the document from the log source to the end of the detection. */
function queryOf(root: DocumentMap, text: string, lines: LineIndex): RawQuery {
  const shown = root.entries.filter(({ key }) => key === 'logsource' || BODIES.includes(key));
  const [first = root.span] = shown.map(({ keySpan }) => keySpan).sort((a, b) => a.start - b.start);
  const span = { ...first, end: Math.max(first.end, ...shown.map(({ value }) => value.span.end)) };
  return {
    language: 'sigma',
    text: text.slice(span.start, span.end),
    span,
    spanAt: (start, end) => lines.span(span.start + start, span.start + end),
    document: root,
  };
}
