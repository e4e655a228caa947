/**
 * Puts texts between the marks `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` of a page, in the
 * place of what stood there. Throws where the page lacks a mark, or has one that no text is for.
 */
export function replaceTables(page: string, texts: Readonly<Record<string, string>>): string {
  const written = new Set<string>();
  const replaced = page.replace(SECTION, (_, name: string) => {
    const text = texts[name];
    if (text === undefined) throw new Error(`nothing was measured for the mark bench:${name}`);
    written.add(name);
    return `<!-- bench:${name} -->\n\n${text}\n\n<!-- /bench:${name} -->`;
  });
  const missing = Object.keys(texts).filter((name) => !written.has(name));
  if (missing.length === 0) return replaced;
  const marks = missing.map((name) => `<!-- bench:${name} -->`).join(', ');
  throw new Error(`the page lacks ${marks} with its end behind it`);
}

const SECTION = /<!-- bench:([\w-]+) -->[\s\S]*?<!-- \/bench:\1 -->/g;
