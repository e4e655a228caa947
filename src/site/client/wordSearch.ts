import type { Hit } from './searchIndex.js';

/** Pages of one sort, as `search/names.json` and `search/rules.json` have them. */
export interface Group {
  readonly type: Hit['type'];
  readonly base: string;
  readonly note: string;
  readonly rows: readonly (readonly [title: string, address: string, note?: string])[];
}

/** A page that can be found. */
export interface Findable {
  readonly type: Hit['type'];
  readonly title: string;
  readonly note: string;
  readonly path: string;
  /** The words of title and note, a space before each. */
  readonly words: string;
  readonly titleWords: string;
}

export function findables(groups: readonly Group[]): readonly Findable[] {
  return groups.flatMap(({ type, base, note: shared, rows }) => {
    const sharedWords = wordsOf(shared);
    return rows.map(([title, address, note = shared]): Findable => {
      const titleWords = wordsOf(title);
      const noteWords = note === shared ? sharedWords : wordsOf(note);
      return { type, title, note, path: base + address, titleWords, words: titleWords + noteWords };
    });
  });
}

/**
 * The pages that have every word of the query, or a word that begins so: those whose title is or
 * begins with the query first, then those that have it as a phrase, then those with all of it in
 * the title; among equals in their own order.
 */
export function findWords(
  pages: readonly Findable[],
  query: string,
  most: number,
): readonly Findable[] {
  const wanted = wordsOf(query);
  const words = [...wanted.matchAll(/ \S+/g)].map(([word]) => word);
  if (words.length === 0) return [];
  const rankOf = ({ titleWords, words: all }: Findable) => {
    if (titleWords === wanted) return 0;
    if (titleWords.startsWith(wanted)) return 1;
    if (`${all} `.includes(`${wanted} `)) return 2;
    return words.every((word) => titleWords.includes(word)) ? 3 : 4;
  };
  return pages
    .filter((page) => words.every((word) => page.words.includes(word)))
    .map((page) => ({ page, rank: rankOf(page) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ page }) => page);
}

/** `Web Service (T1102)` as ` web service t1102`. */
function wordsOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words === null ? '' : ` ${words.join(' ')}`;
}
