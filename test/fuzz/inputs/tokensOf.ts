/** Words, numbers, quoted pieces, signs. */
const TOKEN = /[\w.@$-]{1,30}|"[^"\n]{0,40}"|'[^'\n]{0,40}'|[^\w\s"']{1,3}|["']/g;

/** What the texts of a language are made of, the most frequent first, at most `most` of it. */
export function tokensOf(texts: readonly string[], most = 400): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [token] of text.matchAll(TOKEN)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([token]) => token);
}
