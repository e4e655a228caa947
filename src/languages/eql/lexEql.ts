import { type Cursor, take } from '../../text/Cursor.js';
import { say } from './diagnostics.js';
import type { EqlContext } from './EqlContext.js';
import { type EqlToken, type EqlTokenType, PUNCTUATION } from './EqlToken.js';
import { lexQuoted } from './lexQuoted.js';

/**
 * Takes a query apart into tokens (grammar EqlBase of Elasticsearch, and the strings and names of
 * the Endgame dialect). What is no token is reported, once, and becomes a token of type `bad`.
 * Linear in the text, never throws; the last token is `end`.
 */
export function lexEql(context: EqlContext): readonly EqlToken[] {
  const { text } = context.query;
  const cursor: Cursor = { text, offset: 0 };
  const tokens: EqlToken[] = [];
  while (skipBlanks(cursor, context)) tokens.push(readToken(cursor, context));
  tokens.push({ type: 'end', text: '', value: '', start: text.length, end: text.length });
  return tokens;
}

const BLANKS = /\s+/y;
const LINE_COMMENT = /\/\/[^\r\n]*/y;

/** Moves behind blanks and comments; false at the end of the text. */
function skipBlanks(cursor: Cursor, context: EqlContext): boolean {
  const { text } = cursor;
  while (cursor.offset < text.length) {
    take(cursor, BLANKS);
    if (text.charCodeAt(cursor.offset) !== SLASH) return cursor.offset < text.length;
    const start = cursor.offset;
    if (take(cursor, LINE_COMMENT) !== null) continue;
    if (!text.startsWith('/*', start)) return true;
    const close = text.indexOf('*/', start + 2);
    if (close === -1) {
      const message = "the comment has no end: expected '*/'";
      say(context, 'eql/unterminated', message, { start, end: start + 2 }, "Add '*/'.");
    }
    cursor.offset = close === -1 ? text.length : close + 2;
  }
  return false;
}

const SLASH = 47;

/** Names joined by dots; a part behind a dot may begin with a digit, which is reported later. */
const NAME = /[A-Za-z_@$][A-Za-z0-9_@$]*(?:\.[A-Za-z0-9_@$]+)*/y;
const ADDRESS = /\d+(?:\.\d+){2,}(?:\/\d+)?/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;

function readToken(cursor: Cursor, context: EqlContext): EqlToken {
  const start = cursor.offset;
  return (
    readName(cursor) ??
    lexQuoted(cursor, context) ??
    readNumber(cursor, context) ??
    readPunctuation(cursor) ??
    readUnknown(cursor, context, start)
  );
}

function tokenOf(cursor: Cursor, type: EqlTokenType, start: number): EqlToken {
  const text = cursor.text.slice(start, cursor.offset);
  return { type, text, value: text, start, end: cursor.offset };
}

function readName(cursor: Cursor): EqlToken | null {
  const start = cursor.offset;
  const name = take(cursor, NAME);
  if (name === null) return null;
  if (name.includes('.')) return tokenOf(cursor, 'path', start);
  const behind = cursor.text.charAt(cursor.offset);
  if (behind === '~' && cursor.text.charAt(cursor.offset + 1) !== '=') cursor.offset += 1;
  return tokenOf(cursor, 'word', start);
}

function readNumber(cursor: Cursor, context: EqlContext): EqlToken | null {
  const start = cursor.offset;
  const address = take(cursor, ADDRESS);
  if (address !== null) {
    const message = `'${address}' is no number`;
    const hint = `Put an address in double quotes: "${address}".`;
    say(context, 'eql/syntax', message, { start, end: cursor.offset }, hint);
    return tokenOf(cursor, 'bad', start);
  }
  return take(cursor, NUMBER) === null ? null : tokenOf(cursor, 'number', start);
}

const BY_FIRST: ReadonlyMap<string, readonly EqlTokenType[]> = new Map(
  [...new Set(PUNCTUATION.map((text) => text.charAt(0)))].map((first) => [
    first,
    PUNCTUATION.filter((text) => text.startsWith(first)),
  ]),
);

function readPunctuation(cursor: Cursor): EqlToken | null {
  const start = cursor.offset;
  const candidates = BY_FIRST.get(cursor.text.charAt(start));
  const type = candidates?.find((text) => cursor.text.startsWith(text, start));
  if (type === undefined) return null;
  cursor.offset += type.length;
  return { type, text: type, value: type, start, end: cursor.offset };
}

/** Anything else, up to where something known may begin. */
const UNKNOWN = /[^\sA-Za-z0-9_@$"'`“”‘’<>=!:+\-*/%()[\],.|?]+/y;

function readUnknown(cursor: Cursor, context: EqlContext, start: number): EqlToken {
  if (take(cursor, UNKNOWN) === null) cursor.offset += 1;
  const token = tokenOf(cursor, 'bad', start);
  const shown = token.text.length > 20 ? `${token.text.slice(0, 20)}…` : token.text;
  const message = `'${shown}' has no meaning in EQL`;
  say(context, 'eql/unexpected-character', message, token, HINTS.get(token.text));
  return token;
}

const HINTS: ReadonlyMap<string, string> = new Map([
  ['&', "Write 'and' to join conditions."],
  [';', 'Remove it: a query has no end mark.'],
  ['#', "Write a comment as '// …' or '/* … */'."],
  ['~', "Write '~' right behind the operator or function, as in 'in~' and 'endsWith~'."],
  ['{', "Write a list in parentheses, a step of a sequence in brackets: '[' and ']'."],
  ['}', "Write a list in parentheses, a step of a sequence in brackets: '[' and ']'."],
]);
