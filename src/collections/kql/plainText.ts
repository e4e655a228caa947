/** Longer lines are no titles, and markup is not looked for in them. */
const LONGEST = 1_000;

/** A line of Markdown without links, emphasis and the like. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, LONGEST)
    .replace(/!\[[^\][]*\]\([^()]*\)/g, ' ')
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/(?<!\w)[*_`]{1,3}(?=\w)/g, '')
    .replace(/(?<=[\w.:!?)])[*_`]{1,3}(?!\w)/g, '')
    .replace(/[\s\u200b]+/g, ' ')
    .trim();
}
