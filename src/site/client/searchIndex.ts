/** An answer to a search. */
export interface Hit {
  readonly type: 'technique' | 'field' | 'event' | 'rule' | 'value';
  readonly title: string;
  readonly note: string;
  readonly href: string;
}

interface Stored {
  readonly type: Hit['type'];
  readonly title: string;
  readonly note: string;
  readonly path: string;
}

/** minisearch's sign for every document. */
let WILDCARD: symbol;

interface Index {
  search(query: string | symbol, options: object): readonly (Stored & { readonly score: number })[];
}

interface Shard {
  readonly fields: readonly (readonly [name: string, path: string])[];
  readonly rows: readonly (readonly [value: string, field: number, kind: string, reach: number])[];
}

const root = document.documentElement.dataset.root ?? './';
const kept = new Map<string, Promise<unknown>>();

/** Fetched when a search first needs it, and kept. */
function once<T>(path: string, make: (answer: Response) => Promise<T>): Promise<T> {
  const known = kept.get(path) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const loading = fetch(root + path).then((answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return make(answer);
  });
  loading.catch(() => kept.delete(path));
  kept.set(path, loading);
  return loading;
}

function index(name: string): Promise<Index> {
  return once(`search/${name}.json`, async (answer) => {
    const library = new URL(`${root}assets/minisearch.js`, location.href).href;
    const [{ default: MiniSearch }, text] = await Promise.all([import(library), answer.text()]);
    WILDCARD = MiniSearch.wildcard;
    return MiniSearch.loadJSON(text, { fields: ['title', 'note'], tokenize: wordsOf }) as Index;
  });
}

/** As the index was made. */
function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Starts loading what every search needs. */
export function prepare(): void {
  void index('names').catch(() => {});
  void index('rules').catch(() => {});
}

const MOST = { names: 8, rules: 10, values: 10 } as const;

/** Techniques, fields, events and rules by their words, and values that contain them. */
export async function search(query: string): Promise<readonly Hit[]> {
  const options = { prefix: true, combineWith: 'AND', fuzzy: false, boost: { title: 2 } };
  const [names, rules, values] = await Promise.all([
    index('names').then((one) => one.search(query, options).slice(0, MOST.names)),
    index('rules').then((one) => rulesFound(one, query, options).slice(0, MOST.rules)),
    searchValues(query),
  ]);
  const toHit = ({ type, title, note, path }: Stored): Hit => ({
    type,
    title,
    note,
    href: root + path,
  });
  return [...names.map(toHit), ...values, ...rules.map(toHit)];
}

/** Rules by the words of their titles; by a part of their address where an id was typed. */
function rulesFound(rules: Index, query: string, options: object): readonly Stored[] {
  const id = query.trim().toLowerCase();
  if (!/^[0-9a-f]{6,8}(-[0-9a-f-]*)?$/.test(id)) return rules.search(query, options);
  const byWords = rules.search(query, options);
  if (byWords.length > 0) return byWords;
  return rules.search(WILDCARD, { filter: ({ path }: Stored) => path.toLowerCase().includes(id) });
}

async function searchValues(query: string): Promise<readonly Hit[]> {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? '';
  if (longest.length < 2) return [];
  const shards = await Promise.all(
    [...new Set(words.filter((word) => word.length > 1).map(shardOf))].map(loadShard),
  );
  const found = new Map<string, Hit & { reach: number; starts: boolean }>();
  const typed = query.trim().toLowerCase();
  for (const { fields, rows } of shards) {
    for (const [value, number, kind, reach] of rows) {
      if (!words.every((word) => value.toLowerCase().includes(word))) continue;
      const [field, path] = fields[number] ?? ['', ''];
      const href = `${root}${path}?q=${encodeURIComponent(value)}`;
      const note = `${field} ${kind}, ${reach === 1 ? '1 rule' : `${reach} rules`}`;
      const starts = value
        .toLowerCase()
        .replace(/^[^\p{L}\p{N}]+/u, '')
        .startsWith(typed);
      found.set(`${field} ${kind} ${value}`, {
        ...{ type: 'value', title: value, note, href, reach, starts },
      });
    }
  }
  return [...found.values()]
    .sort((a, b) => Number(b.starts) - Number(a.starts) || b.reach - a.reach)
    .slice(0, MOST.values);
}

/** Values are kept in parts by the first two letters of their words. */
function shardOf(word: string): string {
  const start = word.slice(0, 2);
  return /^[a-z0-9]{2}$/.test(start) ? start : '_';
}

async function loadShard(name: string): Promise<Shard> {
  const known = await once('search/values.json', (answer) => answer.json() as Promise<string[]>);
  if (!known.includes(name)) return { fields: [], rows: [] };
  return once(`search/values/${name}.json`, (answer) => answer.json() as Promise<Shard>);
}
