/**
 * The offset behind a string in double quotes that begins at `start`; -1 where it is not closed
 * before `limit`. A backslash takes the next character with it.
 */
export function endOfString(text: string, start: number, limit: number): number {
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
  }
  return -1;
}

/** Where a string that is never closed is taken to end: before the next command, or with its line. */
export function endOfUnclosed(text: string, start: number, limit: number): number {
  NEXT_COMMAND.lastIndex = start + 1;
  const found = NEXT_COMMAND.exec(text);
  return found === null || found.index > limit ? limit : found.index;
}

const BACKSLASH = 92;
const QUOTE = 34;
const NEXT_COMMAND = /[\r\n]|\|[ \t]*[a-z`[]/g;

/**
 * The offset behind a call in backquotes that begins at `start`; -1 where it is not closed. A call
 * is shorter than 4,000 characters.
 */
export function endOfCall(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + 4_000);
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKQUOTE) return at + 1;
    if (code === QUOTE) {
      const close = endOfString(text, at, limit);
      if (close === -1) break;
      at = close - 1;
    }
  }
  // A quote inside may be a stray one: then the next backquote closes the call.
  const plain = text.indexOf('`', start + 1);
  return plain === -1 || plain >= limit ? -1 : plain + 1;
}

const BACKQUOTE = 96;

/**
 * A string's content with `\"` and `\\` resolved. Backslashes before anything else stay (Splunk,
 * Search Reference, `search`: "unrecognized backslash sequences are not altered").
 */
export function unescapeString(content: string): string {
  return content.includes('\\') ? content.replace(/\\(["\\])/g, '$1') : content;
}

/** As `unescapeString`; in the arguments of `search` a pipe is escaped as well. */
export function unescapeSearch(content: string): string {
  return content.includes('\\') ? content.replace(/\\(["\\|])/g, '$1') : content;
}
