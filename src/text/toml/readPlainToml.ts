import type {
  DocumentEntry,
  DocumentList,
  DocumentMap,
  DocumentNode,
} from '../../model/DocumentNode.js';
import type { SourceSpan } from '../../model/SourceSpan.js';
import type { LineIndex } from '../LineIndex.js';
import {
  endLine,
  expect,
  giveUp,
  isNext,
  NotPlain,
  type PlainText,
  skipBlanks,
  skipLines,
} from './PlainText.js';
import { addPlainEntry, MOST_ENTRIES, readPlainEntry, readPlainKey } from './readPlainValue.js';

/** CR, control characters, and what lies outside the basic plane: rare, and with rules of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNUSUAL = /[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]/;

/**
 * Reads what nearly all TOML files of rules consist of: tables with keys of one part, strings,
 * whole numbers, truth values, lists and inline tables. Gives the very tree that `buildTomlTree`
 * gives, in a small part of the time; null for everything else, above all for whatever might be
 * wrong. Never throws.
 */
export function readPlainToml(text: string, lines: LineIndex): DocumentMap | null {
  if (UNUSUAL.test(text)) return null;
  try {
    return readTables({ text, lines, at: 0 });
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

interface OpenMap extends DocumentMap {
  readonly entries: DocumentEntry[];
}

interface OpenList extends DocumentList {
  readonly items: OpenMap[];
}

/** The tables that headers have made: others cannot be added to. */
interface Tables {
  readonly root: OpenMap;
  readonly maps: Set<DocumentNode>;
  readonly lists: Set<DocumentNode>;
}

const LEFT_BRACKET = 0x5b;
const RIGHT_BRACKET = 0x5d;
const DOT = 0x2e;

function readTables(plain: PlainText): DocumentMap {
  const { text } = plain;
  const span = { start: 0, end: text.length, line: 1, column: 1 };
  const root: OpenMap = { kind: 'map', entries: readBody(plain).entries, span };
  const tables: Tables = { root, maps: new Set([root]), lists: new Set() };
  while (plain.at < text.length) addTable(tables, plain);
  return root;
}

interface Body {
  readonly entries: DocumentEntry[];
  /** Behind the last entry; null where there is none. */
  readonly end: number | null;
}

/** The entries up to the next header or the end of the text, which is where it then stands. */
function readBody(plain: PlainText): Body {
  const entries: DocumentEntry[] = [];
  let end: number | null = null;
  for (skipLines(plain); plain.at < plain.text.length; skipLines(plain)) {
    if (isNext(plain, LEFT_BRACKET)) break;
    const entry = readPlainEntry(plain);
    addPlainEntry(entries, entry);
    end = entry.value.span.end;
  }
  return { entries, end };
}

/** A header with the entries below it; the table's place is all of that. */
function addTable(tables: Tables, plain: PlainText): void {
  const start = plain.at;
  const { path, isList, keySpan, end: headerEnd } = readHeader(plain);
  const { entries, end } = readBody(plain);
  const span = plain.lines.span(start, end ?? headerEnd);
  const last = path.pop() ?? giveUp();
  const parent = path.reduce(
    (here, key) => tableBelow(tables, here, key, keySpan, span),
    tables.root,
  );
  const table: OpenMap = { kind: 'map', entries, span };
  tables.maps.add(table);
  if (isList) listBelow(tables, parent, last, keySpan, span).items.push(table);
  else addPlainEntry(parent.entries, { key: last, keySpan, value: table });
}

interface Header {
  readonly path: string[];
  readonly isList: boolean;
  readonly keySpan: SourceSpan;
  readonly end: number;
}

function readHeader(plain: PlainText): Header {
  expect(plain, LEFT_BRACKET);
  const isList = isNext(plain, LEFT_BRACKET);
  if (isList) plain.at += 1;
  skipBlanks(plain);
  const start = plain.at;
  const path = [readPlainKey(plain)];
  while (isNext(plain, DOT)) {
    plain.at += 1;
    path.push(readPlainKey(plain));
  }
  const keySpan = plain.lines.span(start, plain.at);
  skipBlanks(plain);
  expect(plain, RIGHT_BRACKET);
  if (isList) expect(plain, RIGHT_BRACKET);
  const end = plain.at;
  endLine(plain);
  return { path, isList, keySpan, end };
}

/** The table that a header leads through: of a list of tables, the last. */
function tableBelow(
  { maps, lists }: Tables,
  parent: OpenMap,
  key: string,
  keySpan: SourceSpan,
  span: SourceSpan,
): OpenMap {
  const known = parent.entries.find((entry) => entry.key === key)?.value;
  if (known === undefined) {
    const table: OpenMap = { kind: 'map', entries: [], span };
    maps.add(table);
    addPlainEntry(parent.entries, { key, keySpan, value: table });
    return table;
  }
  if (maps.has(known)) return known as OpenMap;
  if (lists.has(known)) return (known as OpenList).items.at(-1) ?? giveUp();
  return giveUp();
}

function listBelow(
  { lists }: Tables,
  parent: OpenMap,
  key: string,
  keySpan: SourceSpan,
  span: SourceSpan,
): OpenList {
  const known = parent.entries.find((entry) => entry.key === key)?.value;
  if (known === undefined) {
    const list: OpenList = { kind: 'list', items: [], span };
    lists.add(list);
    addPlainEntry(parent.entries, { key, keySpan, value: list });
    return list;
  }
  if (!lists.has(known)) giveUp();
  const list = known as OpenList;
  if (list.items.length >= MOST_ENTRIES) giveUp();
  return list;
}
