/** C0 but tab and line feed, DEL, C1, and what turns the direction of writing. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** The first character of a printed text that could act on a terminal or deceive its reader. */
export function unsafeCharacter(text: string): string | null {
  const found = UNSAFE.exec(text)?.[0];
  return found === undefined ? null : `U+${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
