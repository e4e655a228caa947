/**
 * Text from a rule made safe for a terminal and for the eye: control characters (terminal escapes
 * among them) and characters that change the direction of text become visible symbols, so that
 * nothing a rule contains can act on the reader's terminal.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/**
 * `visible`, and every space at either end shown as ␣ (U+2423), other kinds of space by their
 * number wherever they stand; the empty string as `""`.
 */
export function visibleValue(text: string): string {
  if (text === '') return '""';
  return visible(text)
    .replace(OTHER_SPACE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/^ +/, (run) => '\u2423'.repeat(run.length))
    .replace(/ +$/, (run) => '\u2423'.repeat(run.length));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Spaces that look like U+0020, or like nothing, and are not. */
const OTHER_SPACE = /(?! )[\p{Zs}\u200b\u2060\ufeff]/gu;
