/** Lets an expected Expression stand on several lines, indented as one likes. */
export function onOneLine(text: string): string {
  return text
    .trim()
    .replace(/\(\s*\n\s*/g, '(')
    .replace(/\s*\n\s*\)/g, ')')
    .replace(/\s*\n\s*/g, ' ');
}
