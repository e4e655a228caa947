import type { Cursor } from '../../text/Cursor.js';
import type { QueryContext } from '../../text/QueryContext.js';
import { quotedExtent } from '../../text/quotedExtent.js';
import { say } from './diagnostics.js';
import type { KueryLiteral } from './KueryToken.js';
import { CONTROLS } from './syntax.js';

/**
 * Reads a literal in double quotes, the cursor being on the first. Without a second one it ends
 * with its line.
 */
export function lexQuoted(cursor: Cursor, context: QueryContext): KueryLiteral {
  const { text, offset: start } = cursor;
  const { isClosed, contentEnd, end } = quotedExtent(text, start);
  if (!isClosed) {
    const message = "the quote is never closed: expected another '\"'";
    say(context, 'kuery/unbalanced', message, { start, end: start + 1 }, "Add the closing '\"'.");
  }
  cursor.offset = end;
  const content = text.slice(start + 1, contentEnd);
  const value = content.includes('\\') ? resolveEscapes(content) : content;
  checkControls(content, { start, end }, context);
  return {
    text: text.slice(start, end),
    quoted: true,
    parts: value === '' ? [] : [value],
    start,
    end,
  };
}

/** A backslash escapes itself, a quote, `t`, `r`, `n` and a code; elsewhere it is itself. */
const ESCAPES = /\\(?:u([0-9a-fA-F]{4})|([\\"trn]))/g;

function resolveEscapes(content: string): string {
  return content.replace(ESCAPES, (_, code: string | undefined, char: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return CONTROLS.get(char) ?? char;
  });
}

const PAIRS = /\\(?:u[0-9a-fA-F]{4}|[\s\S])/g;

/** Whoever writes single backslashes in a path will not mean `\t` as a tab. */
function checkControls(
  content: string,
  at: { readonly start: number; readonly end: number },
  context: QueryContext,
): void {
  if (!/\\[trn]/.test(content)) return;
  const pairs = [...content.matchAll(PAIRS)];
  const control = pairs.find(([pair]) => /^\\[trn]$/.test(pair));
  const hasPlain = pairs.some(([pair]) => !/^\\(?:[trn\\"]|u.)/s.test(pair));
  if (control === undefined || !(hasPlain || /^[A-Za-z]:\\/.test(content))) return;
  const name = { t: 'a tab', r: 'a carriage return', n: 'a line break' }[control[0].charAt(1)];
  const start = at.start + 1 + control.index;
  const message = `'${control[0]}' is ${name} here, and no backslash`;
  say(context, 'kuery/control-escape', message, { start, end: start + 2 });
}
