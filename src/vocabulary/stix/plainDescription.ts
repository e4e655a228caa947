/**
 * The first paragraph of an ATT&CK description as plain text: without citations, a link as its
 * text, marks of HTML and emphasis removed. Null where nothing is left.
 */
export function plainDescription(markdown: string): string | null {
  const [first = ''] = markdown.trim().split(PARAGRAPH, 1);
  const text = first
    .replace(CITATION, '')
    .replace(LINK, '$1')
    .replace(TAG, '')
    .replace(EMPHASIS, '')
    .replace(ENTITY, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

const PARAGRAPH = /\r?\n[ \t]*\r?\n/;
/** A source's name may itself have parentheses. */
const CITATION = /[ \t]*\(Citation:(?:[^()]|\([^()]*\))*\)/g;
const LINK = /\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/g;
const TAG = /<\/?(?:code|pre|br|p|i|b|u|em|strong|sub|sup|ul|li)\b[^<>]*>/gi;
const EMPHASIS = /\*\*|`/g;
const ENTITY = /&(lt|gt|amp|quot|nbsp);/g;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' },
};
