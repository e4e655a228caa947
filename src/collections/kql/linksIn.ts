/** The addresses that lines of text name or, in Markdown, link to; each once. */
export function linksIn(lines: readonly string[]): readonly string[] {
  const links = lines
    .flatMap((line) => line.match(/https?:\/\/[^\s<>"'`)\]|]+/gi) ?? [])
    .map((link) => link.replace(/[.,;:*]+$/, ''));
  return [...new Set(links)];
}
