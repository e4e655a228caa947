import type { DocumentEntry, DocumentNode, DocumentScalar } from '../../model/DocumentNode.js';
import {
  endLine,
  expect,
  giveUp,
  isNext,
  type PlainText,
  skipBlanks,
  skipLines,
  spanFrom,
} from './PlainText.js';

/** Deeper values, and tables with more entries, are left to the reader of all TOML. */
const DEEPEST = 32;
export const MOST_ENTRIES = 1_000;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const EQUALS = 0x3d;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;

/** `key = value` with a key of one part, up to the end of its line. */
export function readPlainEntry(plain: PlainText): DocumentEntry {
  const entry = readEntry(plain, 0);
  endLine(plain);
  return entry;
}

function readEntry(plain: PlainText, depth: number): DocumentEntry {
  const start = plain.at;
  const key = readPlainKey(plain);
  const keySpan = spanFrom(plain, start);
  skipBlanks(plain);
  expect(plain, EQUALS);
  skipBlanks(plain);
  return { key, keySpan, value: readValue(plain, depth) };
}

const BARE = /[A-Za-z0-9_-]+/y;

/** One part of a key: bare, or in quotes without escapes. */
export function readPlainKey(plain: PlainText): string {
  if (isNext(plain, QUOTE) || isNext(plain, APOSTROPHE)) {
    const quote = plain.text.charAt(plain.at);
    if (plain.text.startsWith(quote.repeat(3), plain.at)) giveUp();
    const key = readLine(plain, quote);
    return quote === '"' && key.includes('\\') ? giveUp() : key;
  }
  BARE.lastIndex = plain.at;
  const key = BARE.exec(plain.text)?.[0] ?? giveUp();
  plain.at += key.length;
  return key;
}

/** What stands between two quotes on one line. */
function readLine(plain: PlainText, quote: string): string {
  const { text, at } = plain;
  const end = text.indexOf(quote, at + 1);
  if (end === -1) giveUp();
  const content = text.slice(at + 1, end);
  plain.at = end + 1;
  return content.includes('\n') ? giveUp() : content;
}

function readValue(plain: PlainText, depth: number): DocumentNode {
  if (depth > DEEPEST) giveUp();
  switch (plain.text.charCodeAt(plain.at)) {
    case LEFT_BRACKET:
      return readList(plain, depth);
    case LEFT_BRACE:
      return readInlineTable(plain, depth);
    default: {
      const start = plain.at;
      return scalar(plain, start, readScalar(plain));
    }
  }
}

function scalar(plain: PlainText, start: number, value: DocumentScalar['value']): DocumentScalar {
  const source = plain.text.slice(start, plain.at);
  return { kind: 'scalar', value, source, span: spanFrom(plain, start) };
}

function readList(plain: PlainText, depth: number): DocumentNode {
  const start = plain.at;
  const items: DocumentNode[] = [];
  plain.at += 1;
  for (skipLines(plain); !isNext(plain, RIGHT_BRACKET); skipLines(plain)) {
    items.push(readValue(plain, depth + 1));
    skipLines(plain);
    if (isNext(plain, COMMA)) plain.at += 1;
    else if (!isNext(plain, RIGHT_BRACKET)) giveUp();
  }
  plain.at += 1;
  return { kind: 'list', items, span: spanFrom(plain, start) };
}

function readInlineTable(plain: PlainText, depth: number): DocumentNode {
  const start = plain.at;
  const entries: DocumentEntry[] = [];
  plain.at += 1;
  skipBlanks(plain);
  if (!isNext(plain, RIGHT_BRACE)) {
    addPlainEntry(entries, readEntry(plain, depth + 1));
    for (skipBlanks(plain); isNext(plain, COMMA); skipBlanks(plain)) {
      plain.at += 1;
      skipBlanks(plain);
      addPlainEntry(entries, readEntry(plain, depth + 1));
    }
  }
  expect(plain, RIGHT_BRACE);
  return { kind: 'map', entries, span: spanFrom(plain, start) };
}

/** Adds an entry whose key is not there yet. */
export function addPlainEntry(entries: DocumentEntry[], entry: DocumentEntry): void {
  if (entries.length >= MOST_ENTRIES || entries.some(({ key }) => key === entry.key)) giveUp();
  entries.push(entry);
}

/** Whole numbers that are exact as they are, and the two truth values. */
const WORD = /(?:true|false|0|[+-]?[1-9][0-9]{0,14})(?=[ \t\n,#\]}]|$)/y;

function readScalar(plain: PlainText): DocumentScalar['value'] {
  if (isNext(plain, QUOTE)) return readBasicString(plain);
  if (isNext(plain, APOSTROPHE)) return readLiteralString(plain);
  WORD.lastIndex = plain.at;
  const word = WORD.exec(plain.text)?.[0] ?? giveUp();
  plain.at += word.length;
  return word === 'true' || word === 'false' ? word === 'true' : Number(word);
}

function readLiteralString(plain: PlainText): string {
  const { text, at } = plain;
  if (!text.startsWith("'''", at)) return readLine(plain, "'");
  const start = contentStart(text, at);
  const end = text.indexOf("'''", start);
  return closeBlock(plain, start, end);
}

/** A string over several lines, of which a quote more than three could be part. */
function closeBlock(plain: PlainText, start: number, end: number): string {
  const { text, at } = plain;
  if (end === -1 || text.charAt(end + 3) === text.charAt(at)) giveUp();
  plain.at = end + 3;
  return text.slice(start, end);
}

/** A line break right behind the opening quotes is not part of the string. */
function contentStart(text: string, at: number): number {
  return text.charAt(at + 3) === '\n' ? at + 4 : at + 3;
}

function readBasicString(plain: PlainText): string {
  const { text, at } = plain;
  const isBlock = text.startsWith('"""', at);
  const start = isBlock ? contentStart(text, at) : at + 1;
  const close = isBlock ? '"""' : '"';
  const end = text.indexOf(close, start);
  const hasEscapes = end !== -1 && text.slice(start, end).includes('\\');
  const exactEnd = hasEscapes ? endBehindEscapes(text, start, close) : end;
  const content = isBlock ? closeBlock(plain, start, exactEnd) : closeLine(plain, start, exactEnd);
  return hasEscapes ? content.replace(ESCAPE, unescaped) : content;
}

function closeLine(plain: PlainText, start: number, end: number): string {
  if (end === -1) giveUp();
  const content = plain.text.slice(start, end);
  plain.at = end + 1;
  return content.includes('\n') ? giveUp() : content;
}

function endBehindEscapes(text: string, start: number, close: string): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE && text.startsWith(close, at)) return at;
  }
  return -1;
}

const ESCAPE = /\\(.)/gs;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Code points by number and line breaks after a backslash are not plain. */
function unescaped(_: string, char: string): string {
  return ESCAPES[char] ?? giveUp();
}
