/**
 * Writes a text as a YAML scalar on one line that reads as the very same text: in single quotes
 * where every character may stand there as it is, otherwise in double quotes with escapes.
 */
export function writeYamlString(text: string): string {
  if (text.search(UNPRINTABLE) === -1) return `'${text.replaceAll("'", "''")}'`;
  const escaped = text.replace(/["\\]/g, '\\$&').replace(UNPRINTABLE, escapeCharacter);
  return `"${escaped}"`;
}

/** What YAML forbids in its text, and breaks, byte-order marks and halves of surrogate pairs. */
const UNPRINTABLE =
  /[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeCharacter(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
