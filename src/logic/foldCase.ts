const ASCII_ONLY = /^[\0-\x7f]*$/;
const UPPER = /\p{Changes_When_Lowercased}/gu;

/**
 * `text` in lower case, for comparisons that ignore case. Folds character by character and only
 * one to one, so that lengths stay (`?` in a pattern is one character of the text as written) and
 * a part of a text folds like the same part inside the whole (a Greek capital sigma does not,
 * with String.toLowerCase).
 */
export function foldCase(text: string): string {
  return ASCII_ONLY.test(text) ? text.toLowerCase() : text.replace(UPPER, foldCharacter);
}

function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
