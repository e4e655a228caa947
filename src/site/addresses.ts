import { events } from '../catalog/event.js';
import { fields } from '../catalog/fields.js';
import { techniqueNames } from '../catalog/matrix.js';
import type { CatalogFile } from '../catalog/openCatalog.js';
import { type RuleName, ruleNames } from '../catalog/ruleNames.js';
import { sourceOrigins } from '../catalog/sourceOrigins.js';
import { digest, segment } from './segment.js';

/** What names a rule in a list: ids alone are not unique. */
export interface RuleReference {
  readonly id: string;
  readonly source: string;
  readonly path: string;
}

/** Where each page of a catalog stands, as paths below the site's root that end in `/`. */
export interface Addresses {
  readonly techniques: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
  /** By `source:path`. */
  readonly rules: ReadonlyMap<string, string>;
  /** By what lists say of a rule. */
  readonly references: ReadonlyMap<string, string>;
  /** The commits that the sources were built from, which every page names. */
  readonly builtFrom: readonly string[];
}

/** The addresses of all pages of a catalog: no two alike, in any case of letters. */
export function readAddresses(db: CatalogFile): Addresses {
  const names = ruleNames(db);
  const rules = distinct(names, ({ key }) => key, rulePath);
  const same = (id: string) => id;
  return {
    techniques: distinct(
      techniqueNames(db).map(({ id }) => id),
      same,
      (id) => `attack/${segment(id)}`,
    ),
    fields: distinct(
      fields(db).map(({ field }) => field),
      same,
      (name) => `fields/${segment(name)}`,
    ),
    events: distinct(
      events(db).map(({ id }) => id),
      same,
      (id) => `events/${id.split('/').map(segment).join('/')}`,
    ),
    rules,
    references: new Map(
      // Of rules that lists cannot tell apart the first has the address.
      [...names]
        .reverse()
        .map((name) => [referenceKey(toReference(name)), rules.get(name.key) ?? '']),
    ),
    builtFrom: sourceOrigins(db),
  };
}

export function referenceKey({ id, source, path }: RuleReference): string {
  return `${source}\0${id}\0${path}`;
}

function toReference({ publisherId, key, source, path }: RuleName): RuleReference {
  return { id: publisherId ?? key, source, path };
}

function rulePath({ publisherId, key, source }: RuleName): string {
  return `rules/${segment(source)}/${segment(publisherId ?? key.slice(source.length + 1))}`;
}

/**
 * A path for each item. Paths that differ at most in the case of letters would be one on some file
 * systems: the first of them by key keeps it, the others get a digest of their key behind it.
 */
function distinct<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  pathOf: (item: Item) => string,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const found = new Map<string, string>();
  const ordered = items
    .map((item) => ({ key: keyOf(item), path: pathOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, path } of ordered) {
    const own = taken.has(path.toLowerCase()) ? `${path}-${digest(key)}` : path;
    taken.add(own.toLowerCase());
    found.set(key, `${own}/`);
  }
  return found;
}
