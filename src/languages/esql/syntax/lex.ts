import type { EsqlToken, TokenType } from './EsqlToken.js';
import type { Note } from './Note.js';

/** The tokens of a query, the last of which is `end`, and what was wrong in them. */
export interface Lexed {
  readonly tokens: readonly EsqlToken[];
  readonly notes: readonly Note[];
}

/**
 * Splits a query into tokens after the public lexer grammar (`EsqlBaseLexer.g4` and what it
 * imports), all of it by the same rules: what stands in index patterns, policy names and PromQL is
 * put together again by the parser. Comments are left out; a block comment ends at the first end
 * mark.
 */
export function lex(text: string): Lexed {
  const tokens: EsqlToken[] = [];
  const notes: Note[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      at += 1;
      continue;
    }
    const commentEnd = code === SLASH ? endOfComment(text, at, notes) : -1;
    if (commentEnd !== -1) {
      at = commentEnd;
      continue;
    }
    const { type, end } = readToken(text, at, code, notes);
    const written = text.slice(at, end);
    tokens.push({
      type,
      text: written,
      key: type === 'word' ? written.toLowerCase() : written,
      start: at,
      end,
    });
    at = end;
  }
  tokens.push({ type: 'end', text: '', key: '', start: text.length, end: text.length });
  return { tokens, notes };
}

interface Piece {
  readonly type: TokenType;
  readonly end: number;
}

const SLASH = 0x2f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKQUOTE = 0x60;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

const WORD = /[A-Za-z_@][A-Za-z0-9_]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?/y;
const PARAMETER = /\?\??[A-Za-z0-9_]*/y;
const SIGN = /::|==|=~|!=|<=|>=|<>|&&|\|\||[=<>+\-*/%()[\]{},.:;|!]/y;

function readToken(text: string, at: number, code: number, notes: Note[]): Piece {
  if (code === QUOTE || code === APOSTROPHE) return readString(text, at, notes);
  if (code === BACKQUOTE) return readQuotedName(text, at, notes);
  return (
    match('word', WORD, text, at) ??
    match('number', NUMBER, text, at) ??
    match('parameter', PARAMETER, text, at) ??
    match('sign', SIGN, text, at) ?? { type: 'other', end: at + characterLength(text, at) }
  );
}

function match(type: TokenType, sticky: RegExp, text: string, at: number): Piece | null {
  sticky.lastIndex = at;
  return sticky.test(text) ? { type, end: sticky.lastIndex } : null;
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b);
}

/** The end of the comment at a slash; -1 where the slash is none. */
function endOfComment(text: string, at: number, notes: Note[]): number {
  const next = text.charCodeAt(at + 1);
  if (next === SLASH) {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end;
  }
  if (text.charAt(at + 1) !== '*') return -1;
  const end = text.indexOf('*/', at + 2);
  if (end !== -1) return end + 2;
  notes.push(unterminated("the comment has no '*/'", at, at + 2));
  return text.length;
}

function readString(text: string, at: number, notes: Note[]): Piece {
  if (text.startsWith('"""', at)) return readTriple(text, at, notes);
  const quote = text.charCodeAt(at);
  const { closed, end } = endOfSimple(text, at, quote);
  if (!closed && quote === APOSTROPHE) return { type: 'other', end: at + 1 };
  if (!closed) notes.push(unterminated('the string has no closing quote on its line', at, end));
  return { type: 'string', end };
}

function readTriple(text: string, at: number, notes: Note[]): Piece {
  const closed = endOfTriple(text, at + 3);
  if (closed !== -1) return { type: 'string', end: closed };
  const end = endOfLine(text, at);
  notes.push(unterminated('the string has no closing """ on its line', at, end));
  return { type: 'string', end };
}

function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end += 1;
  return end;
}

function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === RETURN;
}

/** The end of a string in three quotes, up to two more of which belong to it; -1 where it has none. */
function endOfTriple(text: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isLineBreak(code)) return -1;
    if (code !== QUOTE || !text.startsWith('"""', i)) continue;
    let end = i + 3;
    while (end < i + 5 && text.charCodeAt(end) === QUOTE) end += 1;
    return end;
  }
  return -1;
}

function endOfSimple(text: string, at: number, quote: number): { closed: boolean; end: number } {
  for (let i = at + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === quote) return { closed: true, end: i + 1 };
    if (isLineBreak(code)) return { closed: false, end: i };
    if (code === BACKSLASH && !isLineBreak(text.charCodeAt(i + 1))) i += 1;
  }
  return { closed: false, end: text.length };
}

/** A name in backquotes, in which two of them stand for one. */
function readQuotedName(text: string, at: number, notes: Note[]): Piece {
  let end = text.indexOf('`', at + 1);
  while (end !== -1 && text.charCodeAt(end + 1) === BACKQUOTE) end = text.indexOf('`', end + 2);
  if (end !== -1) return { type: 'quoted', end: end + 1 };
  notes.push(unterminated('the quoted name has no closing backquote', at, at + 1));
  return { type: 'other', end: endOfLine(text, at) };
}

function unterminated(message: string, start: number, end: number): Note {
  return { code: 'esql/unterminated', message, start, end };
}
