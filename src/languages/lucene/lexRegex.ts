import type { Cursor } from '../../text/Cursor.js';
import type { LuceneLiteral } from './LuceneToken.js';

const SLASH_OR_ESCAPE = /[/\\]/g;

/** Offset behind the slash that ends the regular expression which begins here; -1 without one. */
export function findRegexEnd(text: string, start: number): number {
  SLASH_OR_ESCAPE.lastIndex = start + 1;
  for (;;) {
    const match = SLASH_OR_ESCAPE.exec(text);
    if (match === null) return -1;
    if (match[0] === '/') return match.index + 1;
    SLASH_OR_ESCAPE.lastIndex = match.index + 2;
  }
}

/** Reads a regular expression between slashes, the cursor being on the first; null without end. */
export function lexRegex(cursor: Cursor): LuceneLiteral | null {
  const { text, offset: start } = cursor;
  const end = findRegexEnd(text, start);
  if (end === -1) return null;
  cursor.offset = end;
  const content = text.slice(start + 1, end - 1).replaceAll('\\/', '/');
  return { form: 'regex', text: text.slice(start, end), parts: [content], start, end };
}
