import { type Cursor, take } from '../../text/Cursor.js';
import type { Extent } from '../../text/Extent.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import type { LuceneLiteral, LuceneToken } from './LuceneToken.js';
import { lexPhrase, resolveEscapes } from './lexPhrase.js';
import { BLANKS } from './syntax.js';

/**
 * Reads `[low TO high]` or `{low TO high}`, the cursor being on the bracket. What is not written so
 * is reported, and becomes a token of type `bad` up to the bracket that ends it, or its line.
 */
export function lexRange(cursor: Cursor, context: QueryContext): LuceneToken {
  const start = cursor.offset;
  const opening = cursor.text.charAt(start);
  cursor.offset += 1;
  const low = readBound(cursor, context);
  const to = readBound(cursor, context);
  const high = to === null ? null : readBound(cursor, context);
  take(cursor, BLANKS);
  const closing = cursor.text.charAt(cursor.offset);
  if (low === null || to?.text !== 'TO' || high === null || !(closing === ']' || closing === '}')) {
    return badRange(cursor, { start, end: cursor.offset }, to, context);
  }
  cursor.offset += 1;
  const extent = { start, end: cursor.offset };
  const range = {
    ...extent,
    low: isOpen(low) ? null : low,
    high: isOpen(high) ? null : high,
    includesLow: opening === '[',
    includesHigh: closing === ']',
  };
  return { type: 'range', text: cursor.text.slice(start, extent.end), ...extent, range };
}

function isOpen({ parts }: LuceneLiteral): boolean {
  return parts.length === 1 && parts[0] === '*';
}

const BOUND = /[^ \t\r\n\u3000\]}"][^ \t\r\n\u3000\]}]*/y;

function readBound(cursor: Cursor, context: QueryContext): LuceneLiteral | null {
  take(cursor, BLANKS);
  if (cursor.text.charAt(cursor.offset) === '"') return lexPhrase(cursor, context);
  const start = cursor.offset;
  const text = take(cursor, BOUND);
  if (text === null) return null;
  const value = resolveEscapes(cursor.text, start, cursor.offset, context);
  return { form: 'term', text, parts: [value], start, end: cursor.offset };
}

const REST = /[^\]}\n]*[\]}]?/y;

function badRange(
  cursor: Cursor,
  read: Extent,
  to: LuceneLiteral | null,
  context: QueryContext,
): LuceneToken {
  take(cursor, REST);
  const extent = { start: read.start, end: cursor.offset };
  const text = cursor.text.slice(extent.start, extent.end);
  const isOpen = !/[\]}]$/.test(text);
  if (isOpen && to?.text !== 'TO') {
    const message = `'${text.charAt(0)}' begins a range that is never closed`;
    const hint = `Write '\\${text.charAt(0)}' for the character, or put the value in double quotes.`;
    say(
      context,
      'lucene/unbalanced',
      message,
      { start: extent.start, end: extent.start + 1 },
      hint,
    );
  } else {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    const isLower = to?.text.toUpperCase() === 'TO' && to.text !== 'TO';
    const hint = isLower ? "Write 'TO' in upper case." : undefined;
    say(context, 'lucene/range', `'${shown}' is no range`, extent, hint);
  }
  return { type: 'bad', text, ...extent };
}
