import type { Cursor } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { quotedExtent } from '../../text/quotedExtent.js';
import { say } from './diagnostics.js';
import type { LuceneLiteral } from './LuceneToken.js';
import { noteLostBackslash } from './noteLostBackslash.js';
import { readEscape } from './readEscape.js';

/**
 * Reads a phrase in double quotes, the cursor being on the first. Without a second one it ends with
 * its line.
 */
export function lexPhrase(cursor: Cursor, context: QueryContext): LuceneLiteral {
  const { text, offset: start } = cursor;
  const { isClosed, contentEnd, end } = quotedExtent(text, start);
  if (!isClosed) {
    const message = "the quote is never closed: expected another '\"'";
    const hint = "Add the closing '\"'.";
    say(context, 'lucene/unbalanced', message, { start, end: start + 1 }, hint);
  }
  const value = resolveEscapes(text, start + 1, contentEnd, context);
  noteLostBackslash(text.slice(start, end), start, context);
  cursor.offset = end;
  const parts = value === '' ? [] : [value];
  return { form: 'phrase', text: text.slice(start, end), parts, start, end };
}

/** The text between two offsets, every backslash taken away from what it stands before. */
export function resolveEscapes(
  text: string,
  start: number,
  end: number,
  context: QueryContext,
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
