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
/** Fewer values than this make no part of their own: it would take longer to ask for than to read. */
const FEW_VALUES = 100;

type Row = readonly [value: string, field: number, kind: string, reach: number];

/**
 * The values of the whole catalog in parts, by the first two letters of each of their words, so
 * that a search loads the parts of its own words and no others; words of two letters that few have
 * are together by the first. `search/values.json` names the parts.
 */
export function* valueShards(db: CatalogFile, addresses: Addresses): Generator<SiteFile> {
  const { items } = values(db, {}, { limit: Number.MAX_SAFE_INTEGER, offset: 0 });
  const found = items.filter(({ field }) => addresses.fields.has(field));
  const shards = withoutSmall(shardsOf(found.map(({ value }) => value)));
  for (const [name, shard] of shards) {
    const fields = new Map<string, number>();
    const rows = [...shard].flatMap((index): Row[] => {
      const item = found[index];
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

type Shards = ReadonlyMap<string, ReadonlySet<number>>;

/** Which values, by their places, stand in which part. */
function shardsOf(texts: readonly string[]): Shards {
  const shards = new Map<string, Set<number>>();
  const perWord = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    for (const word of wordsOf(text)) {
      const uses = perWord.get(word) ?? 0;
      if (uses >= MOST_PER_WORD) continue;
      perWord.set(word, uses + 1);
      const name = shardOf(word);
      shards.set(name, (shards.get(name) ?? new Set()).add(index));
    }
  }
  return shards;
}

/** Parts of few values joined by their first letter. */
function withoutSmall(shards: Shards): Shards {
  const joined = new Map<string, Set<number>>();
  for (const [pair, shard] of shards) {
    const name = shard.size < FEW_VALUES ? pair.slice(0, 1) : pair;
    const whole = joined.get(name) ?? new Set();
    for (const index of shard) whole.add(index);
    joined.set(name, whole);
  }
  return joined;
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
