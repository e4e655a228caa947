import type { AST } from 'toml-eslint-parser';
import type {
  DocumentEntry,
  DocumentList,
  DocumentMap,
  DocumentNode,
  DocumentScalar,
} from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import type { LineIndex } from '../LineIndex.js';

/**
 * The tables of a parsed TOML file as one tree. A table whose header stands apart from its parent
 * (`[[rule.threat]]`) comes as an entry of the parent all the same, in the order of the file; its
 * span is that of the stretch under its own header. Dates come as the text they are written as.
 */
export function buildTomlTree(
  program: AST.TOMLProgram,
  text: string,
  lines: LineIndex,
): DocumentMap {
  const [top] = program.body;
  const places: Places = { text, span: ([start, end]) => lines.span(start, end) };
  const root = emptyTable({ start: 0, end: text.length, line: 1, column: 1 });
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') addKeyValue(root, node, places);
    else addTable(root, node, places);
  }
  return root;
}

interface Places {
  readonly text: string;
  readonly span: (range: readonly [number, number]) => SourceSpan;
}

/** A map or list that is still being filled. */
type OpenMap = DocumentMap & { readonly entries: DocumentEntry[] };
type OpenList = DocumentList & { readonly items: DocumentNode[] };

function emptyTable(span: SourceSpan): OpenMap {
  return { kind: 'map', entries: [], span };
}

function addTable(root: OpenMap, table: AST.TOMLTable, places: Places): void {
  const span = places.span(table.range);
  const keySpan = places.span(table.key.range);
  let here: DocumentNode = root;
  for (const [index, step] of table.resolvedKey.entries()) {
    if (typeof step === 'number') here = itemAt(here, step, span);
    else {
      const isList = typeof table.resolvedKey[index + 1] === 'number';
      here = memberOf(here, step, keySpan, () =>
        isList ? { kind: 'list', items: [], span } : emptyTable(span),
      );
    }
  }
  if (here.kind !== 'map') return;
  for (const pair of table.body) addKeyValue(here as OpenMap, pair, places);
}

/** The table or list of tables under a key, made where it is not there yet. */
function memberOf(
  parent: DocumentNode,
  key: string,
  keySpan: SourceSpan,
  make: () => OpenMap | OpenList,
): DocumentNode {
  if (parent.kind !== 'map') return parent;
  const known = memberNamed(parent, key);
  if (known !== undefined) return known;
  const value = make();
  (parent as OpenMap).entries.push({ key, keySpan, value });
  return value;
}

/** The members of each table by name, as far as they have been asked for. */
const indexes = new WeakMap<DocumentMap, Map<string, DocumentNode>>();

/** By an index: a file may have thousands of tables. The names of a table's members differ. */
function memberNamed(parent: DocumentMap, key: string): DocumentNode | undefined {
  const index = indexes.get(parent) ?? new Map<string, DocumentNode>();
  indexes.set(parent, index);
  for (let at = index.size; at < parent.entries.length; at += 1) {
    const entry = parent.entries[at];
    if (entry !== undefined) index.set(entry.key, entry.value);
  }
  return index.get(key);
}

function itemAt(parent: DocumentNode, index: number, span: SourceSpan): DocumentNode {
  if (parent.kind !== 'list') return parent;
  const known = parent.items[index];
  if (known !== undefined) return known;
  const item = emptyTable(span);
  (parent as OpenList).items.push(item);
  return item;
}

function addKeyValue(table: OpenMap, { key, value }: AST.TOMLKeyValue, places: Places): void {
  const keySpan = places.span(key.range);
  const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
  const last = names.pop() ?? '';
  let parent = table;
  for (const name of names) parent = dottedTable(parent, name, keySpan);
  parent.entries.push({ key: last, keySpan, value: toNode(value, places) });
}

/** The table that a dotted key leads through. */
function dottedTable(parent: OpenMap, name: string, keySpan: SourceSpan): OpenMap {
  const known = memberNamed(parent, name);
  if (known?.kind === 'map') return known as OpenMap;
  const value = emptyTable(keySpan);
  parent.entries.push({ key: name, keySpan, value });
  return value;
}

function toNode(node: AST.TOMLContentNode, places: Places): DocumentNode {
  const span = places.span(node.range);
  switch (node.type) {
    case 'TOMLArray':
      return { kind: 'list', items: node.elements.map((item) => toNode(item, places)), span };
    case 'TOMLInlineTable': {
      const table = emptyTable(span);
      for (const pair of node.body) addKeyValue(table, pair, places);
      return table;
    }
    case 'TOMLValue':
      return toScalar(node, span, places);
  }
}

function toScalar(node: AST.TOMLValue, span: SourceSpan, { text }: Places): DocumentScalar {
  const source = text.slice(span.start, span.end);
  const value = node.value instanceof Date ? source : node.value;
  return { kind: 'scalar', value, source, span };
}
