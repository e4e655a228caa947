import type { CatalogFile } from '../../catalog/openCatalog.js';
import { values } from '../../catalog/values.js';
import { toJson } from '../../text/toJson.js';
import { visible } from '../../text/visible.js';
import type { Addresses } from '../addresses.js';
import type { SiteFile } from '../SiteFile.js';

/** Of a longer value the beginning is enough to find it by. */
const LONGEST_VALUE = 300;
/** Words of one value that it can be found by. */
const MOST_WORDS = 16;
/**
 * Values that can be found by one word alone, the most used ones first: a word such as `exe` stands
 * in thousands, and nobody looks for all of them. With a second, rarer word the others are found.
 */
const MOST_PER_WORD = 250;

type Row = readonly [value: string, field: number, kind: string, reach: number];

/**
 * The values of the whole catalog in parts, by the first two letters of each of their words, so
 * that a search loads the parts of its own words and no others. `search/values.json` names them.
 */
export function* valueShards(db: CatalogFile, addresses: Addresses): Generator<SiteFile> {
  const shards = new Map<string, Set<number>>();
  const perWord = new Map<string, number>();
  const { items } = values(db, {}, { limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  for (const [index, { value, field }] of items.entries()) {
    if (!addresses.fields.has(field)) continue;
    for (const word of wordsOf(value)) {
      const uses = perWord.get(word) ?? 0;
      if (uses >= MOST_PER_WORD) continue;
      perWord.set(word, uses + 1);
      const name = shardOf(word);
      const shard = shards.get(name) ?? new Set();
      shards.set(name, shard.add(index));
    }
  }
  for (const [name, shard] of shards) {
    const fields = new Map<string, number>();
    const rows = [...shard].flatMap((index): Row[] => {
      const item = items[index];
      if (item === undefined) return [];
      const place = fields.get(item.field) ?? fields.size;
      fields.set(item.field, place);
      return [[item.value.slice(0, LONGEST_VALUE), place, item.kind, item.reach]];
    });
    const named = [...fields.keys()].map((field) => [visible(field), addresses.fields.get(field)]);
    yield { path: `search/values/${name}.json`, content: toJson({ fields: named, rows }) };
  }
  yield { path: 'search/values.json', content: toJson([...shards.keys()].sort()) };
}

/** The words of a value; what consists of hexadecimal digits, such as a hash, by its beginning. */
function wordsOf(value: string): ReadonlySet<string> {
  const words =
    value
      .slice(0, LONGEST_VALUE)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return new Set(words.slice(0, MOST_WORDS));
}

/** As the script in the page finds the part of a word. */
function shardOf(word: string): string {
  const start = word.slice(0, 2);
  return /^[a-z0-9]{2}$/.test(start) ? start : '_';
}
