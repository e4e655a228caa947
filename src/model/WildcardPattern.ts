/**
 * The one notation for wildcard patterns, whatever the rule's language wrote: `*` is any run of
 * characters, `?` exactly one, `[*]`, `[?]` and `[[]` are the literal characters, and everything
 * else, a backslash included, is itself. `[[]` is only written where a plain `[` would be misread.
 */

/** One piece of a pattern: literal text, or a wildcard. */
export type WildcardPart = string | typeof ANY_RUN | typeof ANY_ONE;

export const ANY_RUN = Symbol('*');
export const ANY_ONE = Symbol('?');

/** Writes parts in the notation above. */
export function writePattern(parts: readonly WildcardPart[]): string {
  let out = '';
  for (let i = parts.length - 1; i >= 0; i -= 1) {
    const part = parts[i];
    if (part === ANY_RUN) out = `*${out}`;
    else if (part === ANY_ONE) out = `?${out}`;
    else if (typeof part === 'string') out = escapeLiteral(part, out);
  }
  return out;
}

/** Reads a pattern in the notation above; adjacent literal characters come as one part. */
export function readPattern(pattern: string): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(literal);
    literal = '';
  };
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    const next = pattern.charAt(i + 1);
    if (char === '[' && pattern.charAt(i + 2) === ']' && next !== '' && '*?['.includes(next)) {
      literal += next;
      i += 2;
    } else if (char === '*' || char === '?') {
      flush();
      parts.push(char === '*' ? ANY_RUN : ANY_ONE);
    } else {
      literal += char;
    }
  }
  flush();
  return parts;
}

function escapeLiteral(text: string, following: string): string {
  let out = following;
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const char = text.charAt(i);
    if (char === '*' || char === '?') out = `[${char}]${out}`;
    else if (char === '[' && /^[*?[]\]/.test(out)) out = `[[]${out}`;
    else out = char + out;
  }
  return out;
}
