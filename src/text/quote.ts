/** A text in double quotes, where a backslash escapes itself and the quote, and nothing else. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
