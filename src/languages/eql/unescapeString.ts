/** What an escaped string says, and the places (in the text given) of what are no escapes. */
export interface Unescaped {
  readonly value: string;
  readonly faults: readonly { readonly at: number; readonly length: number }[];
}

/**
 * Resolves the escape sequences of what stands between a string's quotes: `\b \t \n \f \r \" \' \\`,
 * `\u{…}` with two to eight hexadecimal digits, and `\u` with four (Elasticsearch, "EQL syntax
 * reference", escape characters). A backslash before anything else is a fault and stands for itself.
 */
export function unescapeString(text: string): Unescaped {
  if (!text.includes('\\')) return { value: text, faults: [] };
  const faults: { at: number; length: number }[] = [];
  const value = text.replace(ESCAPE, (sequence, braced: string, four: string, at: number) => {
    const hex = braced ?? four;
    const said = hex === undefined ? SIMPLE[sequence.slice(1)] : codePoint(hex);
    if (said !== undefined) return said;
    faults.push({ at, length: Math.min(2, sequence.length) });
    return sequence;
  });
  return { value, faults };
}

const ESCAPE = /\\(?:u\{([\da-fA-F]{2,8})\}|u([\da-fA-F]{4})|[\s\S]|$)/g;

const SIMPLE: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

function codePoint(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code);
}
