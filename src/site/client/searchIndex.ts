import { type Findable, findables, findWords, type Group } from './wordSearch.js';

/** An answer to a search. */
export interface Hit {
  readonly type: 'technique' | 'field' | 'event' | 'rule' | 'value';
  readonly title: string;
  readonly note: string;
  readonly href: string;
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

function pages(name: 'names' | 'rules'): Promise<readonly Findable[]> {
  return once(`search/${name}.json`, async (answer) => {
    const found = findables((await answer.json()) as readonly Group[]);
    return name === 'rules' ? [...found].sort(byLength) : found;
  });
}

/** Of two rules the one of the shorter title is the likelier to be meant. */
function byLength(a: Findable, b: Findable): number {
  return a.title.length - b.title.length;
}

/** Starts loading what every search needs. */
export function prepare(): void {
  void pages('names').catch(() => {});
  void pages('rules').catch(() => {});
  void shardNames().catch(() => {});
}

const MOST = { names: 8, rules: 10, values: 10 } as const;

/** Techniques, fields, events and rules by their words, and values that contain them. */
export async function search(query: string): Promise<readonly Hit[]> {
  const [names, rules, values] = await Promise.all([
    pages('names').then((all) => findWords(all, query, MOST.names)),
    pages('rules').then((all) => rulesFound(all, query)),
    searchValues(query),
  ]);
  const toHit = ({ type, title, note, path }: Findable): Hit => ({
    ...{ type, title, note },
    href: root + path,
  });
  return [...names.map(toHit), ...values, ...rules.map(toHit)];
}

/** Rules by the words of their titles; by a part of their address where an id was typed. */
function rulesFound(rules: readonly Findable[], query: string): readonly Findable[] {
  const byWords = findWords(rules, query, MOST.rules);
  const id = query.trim().toLowerCase();
  if (byWords.length > 0 || !/^[0-9a-f]{6,8}(-[0-9a-f-]*)?$/.test(id)) return byWords;
  return rules.filter(({ path }) => path.toLowerCase().includes(id)).slice(0, MOST.rules);
}

async function searchValues(query: string): Promise<readonly Hit[]> {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? '';
  if (longest.length < 2) return [];
  const shards = await Promise.all(
    [...new Set(words.filter((word) => word.length > 1).map(pairOf))].map(loadShard),
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
function pairOf(word: string): string {
  const start = word.slice(0, 2);
  return /^[a-z0-9]{2}$/.test(start) ? start : '_';
}

function shardNames(): Promise<readonly string[]> {
  return once('search/values.json', (answer) => answer.json() as Promise<string[]>);
}

/** The part of a pair of letters; what few words begin with is in that of the first letter. */
async function loadShard(pair: string): Promise<Shard> {
  const known = await shardNames();
  const name = [pair, pair.slice(0, 1)].find((one) => known.includes(one));
  if (name === undefined) return { fields: [], rows: [] };
  return once(`search/values/${name}.json`, (answer) => answer.json() as Promise<Shard>);
}
