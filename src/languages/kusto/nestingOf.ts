/** How deep the brackets of a text nest, and where they do so most. */
export interface Nesting {
  readonly deepest: number;
  readonly at: number;
}

/**
 * Counts the brackets outside of strings and comments. Microsoft's parser takes time that grows with
 * the square of the depth, so that the depth has to be known before it begins.
 */
export function nestingOf(text: string): Nesting {
  let [depth, deepest, at, i] = [0, 0, 0, 0];
  while (i < text.length) {
    const char = text.charAt(i);
    if ('([{'.includes(char)) {
      depth += 1;
      if (depth > deepest) [deepest, at] = [depth, i];
    } else if (')]}'.includes(char)) {
      depth = Math.max(0, depth - 1);
    }
    i = endOf(text, i, char);
  }
  return { deepest, at };
}

/** Behind the string or comment that begins at an offset; behind the character where none does. */
function endOf(text: string, start: number, char: string): number {
  if (char === '"' || char === "'") return endOfString(text, start, char);
  if (char === '/' && text.charAt(start + 1) === '/') return behind(text, '\n', start);
  if (char !== '`' && char !== '~') return start + 1;
  const fence = char.repeat(3);
  return text.startsWith(fence, start) ? behind(text, fence, start + 3) : start + 1;
}

/** A string ends on its line, closed or not; in a verbatim one, a backslash is itself. */
function endOfString(text: string, start: number, quote: string): number {
  const verbatim = text.charAt(start - 1) === '@';
  for (let i = start + 1; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === quote || char === '\n') return i + 1;
    if (char === '\\' && !verbatim) i += 1;
  }
  return text.length;
}

function behind(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? text.length : at + what.length;
}
