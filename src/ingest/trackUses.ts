import type { Definitions } from '../model/Definitions.js';
import type { Use } from '../store/CatalogWriter.js';
import { digest } from './digest.js';

/** Definitions that note what is looked up in them. */
export interface TrackedDefinitions {
  readonly definitions: Definitions;
  /** What was looked up since the last call, sorted by name. */
  takeUses(): readonly Use[];
}

/** Watches the look-ups of one reader, so that a file's rules are known to depend on them. */
export function trackUses(definitions: Definitions): TrackedDefinitions {
  const digestOf = createUseDigest(definitions);
  let asked = new Set<string>();
  const tracked: Definitions = {
    macros: watch(definitions.macros, 'macro', (name) => asked.add(name)),
    lookups: watch(definitions.lookups, 'lookup', (name) => asked.add(name)),
  };
  return {
    definitions: tracked,
    takeUses() {
      if (asked.size === 0) return [];
      const uses = [...asked].sort().map((name): Use => [name, digestOf(name)]);
      asked = new Set();
      return uses;
    },
  };
}

/** The map itself, but for telling which names are asked for: `macro:x`, or `macro:*` for all. */
function watch<V>(
  map: ReadonlyMap<string, V>,
  kind: string,
  note: (name: string) => void,
): ReadonlyMap<string, V> {
  const all = `${kind}:*`;
  return {
    get size() {
      note(all);
      return map.size;
    },
    get: (name) => {
      note(`${kind}:${name}`);
      return map.get(name);
    },
    has: (name) => {
      note(`${kind}:${name}`);
      return map.has(name);
    },
    forEach: (use) => {
      note(all);
      map.forEach(use);
    },
    entries: () => {
      note(all);
      return map.entries();
    },
    keys: () => {
      note(all);
      return map.keys();
    },
    values: () => {
      note(all);
      return map.values();
    },
    [Symbol.iterator]: () => {
      note(all);
      return map[Symbol.iterator]();
    },
  };
}

/**
 * Makes what gives the digest of what a name of `trackUses` stands for: '' for a name that nobody
 * defines, which a rule may depend on just as well.
 */
export function createUseDigest(definitions: Definitions): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const made = known.get(name);
    if (made !== undefined) return made;
    const value = defined(definitions, name);
    const result = value === undefined ? '' : digest(JSON.stringify(value));
    known.set(name, result);
    return result;
  };
}

function defined({ macros, lookups }: Definitions, use: string): unknown {
  const colon = use.indexOf(':');
  const [kind, name] = [use.slice(0, colon), use.slice(colon + 1)];
  const map: ReadonlyMap<string, unknown> = kind === 'macro' ? macros : lookups;
  return name === '*' ? [...map.keys()].sort() : map.get(name);
}
