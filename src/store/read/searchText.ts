import type { CatalogFile } from '../openCatalog.js';

export interface SearchHit {
  readonly type: 'technique' | 'rule' | 'field' | 'event';
  readonly key: string;
  readonly title: string;
}

/** Words this short are taken for whole, unless they are the last: so many words begin with them. */
const SHORT = 2;

/**
 * Full-text search; every word must occur, and may be unfinished. Techniques, fields and events
 * come before rules, of each the best matches first, then by key.
 */
export function searchText(db: CatalogFile, text: string, most: number): readonly SearchHit[] {
  const words = [...new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])];
  if (words.length === 0) return [];
  const query = words
    .map((word, i) => (word.length > SHORT || i === words.length - 1 ? `"${word}"*` : `"${word}"`))
    .join(' ');
  // Rules have numbers above zero in the search, all else below.
  const others = hits(db, 'rowid < 0', query, most);
  if (others.length === most) return others;
  // Apart, because weighing thousands of rules takes longest, and is mostly needless for a word
  // that is in so many.
  return [...others, ...hits(db, 'rowid > 0', query, most - others.length)];
}

function hits(
  db: CatalogFile,
  condition: string,
  query: string,
  most: number,
): readonly SearchHit[] {
  return db.all<SearchHit>(
    `SELECT type, key, title FROM search WHERE search MATCH ? AND ${condition}
     ORDER BY CASE type WHEN 'technique' THEN 1 WHEN 'field' THEN 2 WHEN 'event' THEN 3 ELSE 4 END,
       bm25(search, 0, 0, 5, 1), key LIMIT ?`,
    query,
    most,
  );
}
