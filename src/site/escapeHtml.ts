const SPECIAL = /[&<>"]/g;
const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text as HTML, between tags or in an attribute's double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (char) => NAMES[char] ?? char);
}
