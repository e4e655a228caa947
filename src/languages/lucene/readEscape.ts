import type { Cursor } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';

const CODE = /^[0-9a-fA-F]{4}$/;

/**
 * The character that a backslash at the cursor stands before, or that its code stands for (Lucene's
 * discardEscapeChar). The cursor moves behind it.
 */
export function readEscape(cursor: Cursor, context: QueryContext): string {
  const { text, offset } = cursor;
  const char = text.charAt(offset + 1);
  if (char === '') {
    const message = 'a backslash stands before nothing';
    say(context, 'lucene/escape', message, { start: offset, end: offset + 1 });
    cursor.offset += 1;
    return '\\';
  }
  cursor.offset += 2;
  if (char !== 'u') return char;
  const code = text.slice(offset + 2, offset + 6);
  if (CODE.test(code)) {
    cursor.offset += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }
  const message = "'\\u' needs four hexadecimal digits";
  const hint = "Write '\\\\u' for a backslash and the letter.";
  say(context, 'lucene/escape', message, { start: offset, end: offset + 2 }, hint);
  return '\\u';
}
