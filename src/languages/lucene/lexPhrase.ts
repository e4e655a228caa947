import type { Cursor } from '../../text/Cursor.js';
import { type LuceneContext, say } from './LuceneContext.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { noteLostBackslash } from './noteLostBackslash.js';
import { readEscape } from './readEscape.js';

/**
 * Reads a phrase in double quotes, the cursor being on the first. Without a second one it ends with
 * its line.
 */
export function lexPhrase(cursor: Cursor, context: LuceneContext): LuceneLiteral {
  const { text, offset: start } = cursor;
  const close = closingQuote(text, start + 1);
  if (close === -1) {
    const message = "the quote is never closed: expected another '\"'";
    const hint = "Add the closing '\"'.";
    say(context, 'lucene/unbalanced', message, { start, end: start + 1 }, hint);
  }
  const last = close === -1 ? lineEnd(text, start) : close;
  const value = resolveEscapes(text, start + 1, last, context);
  const end = close === -1 ? last : close + 1;
  noteLostBackslash(text.slice(start, end), start, context);
  cursor.offset = end;
  const parts = value === '' ? [] : [value];
  return { form: 'phrase', text: text.slice(start, end), parts, start, end };
}

const QUOTE_OR_ESCAPE = /["\\]/g;

/** Offset of the quote that ends the phrase; -1 where there is none. */
function closingQuote(text: string, from: number): number {
  QUOTE_OR_ESCAPE.lastIndex = from;
  for (;;) {
    const match = QUOTE_OR_ESCAPE.exec(text);
    if (match === null) return -1;
    if (match[0] === '"') return match.index;
    QUOTE_OR_ESCAPE.lastIndex = match.index + 2;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at === -1) return text.length;
  return text.charAt(at - 1) === '\r' ? at - 1 : at;
}

/** The text between two offsets, every backslash taken away from what it stands before. */
export function resolveEscapes(
  text: string,
  start: number,
  end: number,
  context: LuceneContext,
): string {
  const cursor: Cursor = { text: text.slice(0, end), offset: start };
  let value = '';
  for (;;) {
    const next = cursor.text.indexOf('\\', cursor.offset);
    if (next === -1) return value + cursor.text.slice(cursor.offset);
    value += cursor.text.slice(cursor.offset, next);
    cursor.offset = next;
    value += readEscape(cursor, context);
  }
}
