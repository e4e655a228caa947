/**
 * A name or number, a string (to the end of its line, where nothing closes it), a comment, a sign:
 * about what the grammar takes for a token.
 */
const TOKEN = /[\p{L}\p{N}_]+|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\/\/[^\n]*|\S/gu;

/** How many words and signs a query has, counted to just above `most`. */
export function countTokens(text: string, most: number): number {
  let count = 0;
  for (const _ of text.matchAll(TOKEN)) {
    count += 1;
    if (count > most) break;
  }
  return count;
}
