import type { State as ListenerState } from 'js-yaml';
import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentEntry, DocumentNode, DocumentScalar } from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import { addDiagnostic } from '../addDiagnostic.js';
import { reportText } from '../diagnostics.js';
import type { LineIndex } from '../LineIndex.js';
import { LIMITS } from '../limits.js';
import type { DocumentText } from './splitDocuments.js';

/** What js-yaml hands its listener; the published types leave the anchor out. */
type State = ListenerState & { readonly anchor: string | null };

/**
 * Builds the tree with places from js-yaml's listener, which is called before and after each node.
 * js-yaml tries a scalar as a mapping key before it knows better, so a node may be announced inside
 * itself: such a wrapper is recognised by holding the very result of its only child.
 */
export interface TreeBuilder {
  open(state: ListenerState): void;
  close(state: ListenerState): void;
  /** The document's tree; null for an empty document. */
  root(): DocumentNode | null;
}

interface Context {
  readonly piece: DocumentText;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Map<string, DocumentNode>;
  /** The node of each list and map that js-yaml has finished. */
  readonly collections: Map<object, DocumentNode>;
  readonly lines: LineIndex;
  /** How many entries `<<` may still bring in: maps that take over each other's grow without end. */
  readonly merges: { left: number };
}

export function createTreeBuilder(
  piece: DocumentText,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): TreeBuilder {
  const context: Context = {
    piece,
    diagnostics,
    anchors: new Map(),
    collections: new Map(),
    lines,
    merges: { left: LIMITS.mergedEntries },
  };
  // The finished nodes that have no parent yet, with js-yaml's own results and where each was
  // announced; and for every announced node, where that was and where its children begin. Stacks
  // side by side, `count` and `depth` high, instead of objects: a corpus has some hundred thousand
  // nodes.
  const nodes: DocumentNode[] = [];
  const results: unknown[] = [];
  const starts: number[] = [];
  let count = 0;
  const opens: number[] = [];
  const marks: number[] = [];
  let depth = 0;

  return {
    root: () => nodes[0] ?? null,
    open({ position }) {
      // js-yaml goes back to read a property (`&a key: …`) again as part of a key.
      const mark = depth === 0 ? 0 : (marks[depth - 1] ?? 0);
      while (count > mark && (starts[count - 1] ?? -1) >= position) count -= 1;
      // js-yaml reads on to a line break that it appends to the text.
      opens[depth] = Math.min(position, piece.text.length);
      marks[depth] = count;
      depth += 1;
    },
    close(listenerState) {
      const state = listenerState as State;
      depth -= 1;
      const open = opens[depth] ?? 0;
      const mark = marks[depth] ?? 0;
      const result: unknown = state.result;
      const wraps = count === mark + 1 && results[mark] === result;
      if (!wraps || isEmptyCollection(result)) {
        const children = count === mark ? NO_NODES : nodes.slice(mark, count);
        const node = nodeOf(open, children, state, result, context);
        nodes[mark] = node;
        results[mark] = result;
        count = mark + 1;
        if (typeof result === 'object' && result !== null) context.collections.set(result, node);
      }
      starts[mark] = open;
      const node = nodes[mark];
      if (state.anchor !== null && node !== undefined) context.anchors.set(state.anchor, node);
    },
  };
}

const NO_NODES: readonly DocumentNode[] = [];

function isEmptyCollection(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.keys(raw).length === 0;
}

function nodeOf(
  open: number,
  children: readonly DocumentNode[],
  state: State,
  raw: unknown,
  context: Context,
): DocumentNode {
  const { text } = context.piece;
  const content = skipToContent(text, open);
  // A node without any text is where it was looked for, not at what follows it.
  const start = raw === null && content >= state.position ? open : content;
  if (text.charAt(start) === '*' && state.kind === null && start < state.position) {
    return aliased(start, state.position, context);
  }
  const end = Math.max(start, trimmedEnd(text, start, Math.min(state.position, text.length)));
  const span = spanOf(start, end, context);
  if (Array.isArray(raw)) {
    const items = children.length === raw.length ? children : looseItems(raw, span, context);
    return { kind: 'list', items, span };
  }
  if (typeof raw === 'object' && raw !== null) return mapOf(children, raw, span, context);
  return {
    kind: 'scalar',
    value: raw as DocumentScalar['value'],
    source: text.slice(start, end),
    span,
  };
}

function mapOf(
  children: readonly DocumentNode[],
  raw: object,
  span: SourceSpan,
  context: Context,
): DocumentNode {
  const entries: DocumentEntry[] = [];
  for (let i = 0; i + 1 < children.length; i += 2) {
    const key = children[i];
    const value = children[i + 1];
    if (key === undefined || value === undefined) break;
    entries.push({ key: keyText(key), keySpan: key.span, value });
  }
  const keys = Object.keys(raw);
  const pairs = children.length === 2 * keys.length;
  if (pairs && entries.every(({ key }, i) => key === keys[i] && key !== MERGE)) {
    return { kind: 'map', entries, span };
  }
  const complete = children.length % 2 === 0 && haveSameKeys(entries, keys);
  const merged = complete ? mergeEntries(entries, context) : looseEntries(raw, span, context);
  return { kind: 'map', entries: merged, span };
}

function haveSameKeys(entries: readonly DocumentEntry[], keys: readonly string[]): boolean {
  const known = new Set(keys);
  const paired = new Set(entries.map((entry) => entry.key));
  return paired.size === known.size && entries.every((entry) => known.has(entry.key));
}

/** Lets the last of two entries with the same key win, as js-yaml and PyYAML do; applies `<<`. */
function mergeEntries(
  entries: readonly DocumentEntry[],
  context: Context,
): readonly DocumentEntry[] {
  const keys = new Set(entries.map((entry) => entry.key));
  if (keys.size === entries.length && !keys.has(MERGE)) return entries;
  const byKey = new Map<string, DocumentEntry>();
  for (const entry of entries) {
    if (isMerge(entry)) continue;
    if (byKey.has(entry.key)) {
      const message = `the key '${entry.key}' stands twice in this map; the last one counts`;
      addDiagnostic(context.diagnostics, reportText('yaml/duplicate-key', message, entry.keySpan));
    }
    byKey.set(entry.key, entry);
  }
  for (const entry of inherited(entries, context)) {
    if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  }
  return [...byKey.values()];
}

const MERGE = '<<';

/** In quotes, `<<` is a key like any other. */
function isMerge({ key, keySpan }: DocumentEntry): boolean {
  return key === MERGE && keySpan.end - keySpan.start === MERGE.length;
}

/** The entries that `<<` brings in, from one map or a list of maps, as long as there are not too many. */
function inherited(
  entries: readonly DocumentEntry[],
  { merges, diagnostics }: Context,
): readonly DocumentEntry[] {
  const brought: DocumentEntry[] = [];
  for (const { value, keySpan } of entries.filter(isMerge)) {
    for (const source of value.kind === 'list' ? value.items : [value]) {
      if (source.kind !== 'map') continue;
      if (merges.left < 0) return brought;
      merges.left -= source.entries.length;
      if (merges.left < 0) {
        const message = `merge keys bring in more than ${LIMITS.mergedEntries} entries`;
        addDiagnostic(diagnostics, reportText('yaml/too-many-merges', message, keySpan));
        return brought;
      }
      for (const entry of source.entries) brought.push(entry);
    }
  }
  return brought;
}

function aliased(start: number, end: number, context: Context): DocumentNode {
  const name = context.piece.text.slice(start + 1, end).trim();
  const node = context.anchors.get(name);
  if (node !== undefined) return node;
  const span = spanOf(start, end, context);
  const message = `the alias '*${name}' stands inside its own anchor`;
  addDiagnostic(
    context.diagnostics,
    reportText('yaml/syntax', message, span, 'Write the value out.'),
  );
  return { kind: 'scalar', value: null, source: '', span };
}

/** For the rare forms that have no nodes of their own: a single pair in a flow list, `[a: b]`. */
function looseItems(raw: readonly unknown[], span: SourceSpan, context: Context): DocumentNode[] {
  return raw.map((item) =>
    typeof item === 'object' && item !== null && !context.collections.has(item)
      ? { kind: 'map', entries: looseEntries(item, span, context), span }
      : looseNode(item, span, context),
  );
}

/** For maps with keys that are lists, or that have no value in a flow map: `{a, b: c}`. */
function looseEntries(raw: object, span: SourceSpan, context: Context): DocumentEntry[] {
  return Object.entries(raw).map(([key, value]) => ({
    key,
    keySpan: span,
    value: looseNode(value, span, context),
  }));
}

function looseNode(raw: unknown, span: SourceSpan, context: Context): DocumentNode {
  if (typeof raw !== 'object' || raw === null) {
    return { kind: 'scalar', value: raw as DocumentScalar['value'], source: String(raw), span };
  }
  return context.collections.get(raw) ?? { kind: 'scalar', value: null, source: '', span };
}

function keyText(node: DocumentNode): string {
  return node.kind === 'scalar' ? String(node.value) : '';
}

function spanOf(start: number, end: number, { piece, lines }: Context): SourceSpan {
  return lines.span(piece.start + start, piece.start + end);
}

/** Behind blanks, line breaks, comments, tags and anchors: where a node's own text begins. */
function skipToContent(text: string, from: number): number {
  if (isContent(text.charCodeAt(from))) return from;
  if (isContent(text.charCodeAt(from + 1)) && text.charCodeAt(from) === SPACE) return from + 1;
  SKIPPED.lastIndex = from;
  const match = SKIPPED.exec(text);
  return match === null ? from : from + match[0].length;
}

const SKIPPED = /(?:[ \t\r\n\uFEFF]+|(?<=[\s]|^)#[^\n]*|[!&][^\s,[\]{}]*(?=\s))*/y;
const SPACE = 0x20;

/** A character that can only be the begin of a node: past blanks and `!`, `#`, `&`. */
function isContent(code: number): boolean {
  return code > 0x26 && code !== 0xfeff;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= SPACE) at -= 1;
  return at;
}
