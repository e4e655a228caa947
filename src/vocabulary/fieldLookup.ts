import { formalMeaning, type Meaning, meaningOfEntry, unknownMeaning } from './FieldContext.js';
import type { Naming } from './fieldNamings.js';
import { loadFields, type NameEntry } from './fields.js';
import type { Dialect } from './roles.js';

/** The dialect of a language family that its names are in wherever no other is known. */
const BASE: Readonly<Record<Dialect, string>> = {
  sigma: 'sigma',
  ecs: 'ecs',
  splunk: 'splunk',
  kusto: 'kusto',
};

/** No name that is known is nearly as long. */
const LONGEST_NAME = 1_000;

/**
 * What a name stands for in the events of a query. Where the events may be of several sorts, or of
 * any, the name has to mean the same in all of them that know it; otherwise it stays as it is.
 *
 * @param namings the sorts of events; none where nothing is known of them
 */
export function lookUpField(name: string, family: Dialect, namings: readonly Naming[]): Meaning {
  if (name.length > LONGEST_NAME) return unknownMeaning(name);
  const find = (spelling: string) =>
    namings.length === 0
      ? openEntry(spelling, family)
      : unanimous(namings.map((naming) => entryIn(spelling, BASE[family], naming)));
  const meaning = meaningOf(name, spellings(name, family), find) ?? prefixed(name, family, namings);
  if (meaning !== undefined) return meaning;
  return family === 'sigma' ? ownMeaning(name) : unknownMeaning(name);
}

/** A name that stays as it is; it is known if a concept is called so. */
function ownMeaning(name: string): Meaning {
  return loadFields().concept(name) === undefined ? unknownMeaning(name) : formalMeaning(name);
}

type Found = NameEntry | 'ambiguous' | undefined;

/** The meaning of the first spelling that has one, or of the last as a part of something. */
function meaningOf(
  name: string,
  spellings: readonly string[],
  find: (spelling: string) => Found,
): Meaning | undefined {
  for (const spelling of spellings) {
    const found = find(spelling);
    if (found === 'ambiguous') return ownMeaning(name);
    if (found !== undefined) return meaningOfEntry(name, found, null);
  }
  return partOf(name, spellings.at(-1) ?? name, find);
}

/** Where `a` is something that has parts, `a.b.c` is its part `b.c`. */
function partOf(name: string, path: string, find: (path: string) => Found): Meaning | undefined {
  for (let at = path.lastIndexOf('.'); at > 0; at = path.lastIndexOf('.', at - 1)) {
    const found = find(path.slice(0, at));
    if (found === undefined) continue;
    const hasParts = found !== 'ambiguous' && found.concept.type === 'object';
    return hasParts && found.aspect === null
      ? meaningOfEntry(name, found, path.slice(at + 1))
      : undefined;
  }
  return undefined;
}

/** In a dialect that the events are known to be named in, a name may also be in another case. */
function entryIn(name: string, base: string, { dialects, marks }: Naming): NameEntry | undefined {
  const { entries, entriesInAnyCase } = loadFields();
  for (const dialect of [...dialects, base]) {
    const found = choose(entries(dialect, name), marks);
    if (found !== undefined) return found;
  }
  for (const dialect of dialects) {
    const found = choose(entriesInAnyCase(dialect, name), marks);
    if (found !== undefined) return found;
  }
  return undefined;
}

function choose(entries: readonly NameEntry[], marks: ReadonlySet<string>): NameEntry | undefined {
  return (
    entries.find((entry) => entry.marks?.some((mark) => marks.has(mark))) ??
    entries.find((entry) => entry.marks === null)
  );
}

/** Nothing is known of the events: every dialect of the family has to agree. */
function openEntry(name: string, family: Dialect): Found {
  const { entries, contexts } = loadFields();
  const candidates = (contexts.open[family] ?? []).flatMap((dialect) => {
    const known = entries(dialect, name);
    const usual = known.find(({ marks }) => marks === null);
    return usual === undefined ? known : [usual];
  });
  return unanimous(candidates);
}

function unanimous(found: readonly (NameEntry | undefined)[]): Found {
  const [first, ...others] = found.filter((entry) => entry !== undefined);
  return first === undefined || others.every((entry) => meansTheSame(first, entry))
    ? first
    : 'ambiguous';
}

function meansTheSame(a: NameEntry, b: NameEntry): boolean {
  return a.concept === b.concept && a.aspect === b.aspect && a.values === b.values;
}

/** A name behind the beginning that its log is kept under: `winlog.event_data.TargetUserName`. */
function prefixed(name: string, family: Dialect, namings: readonly Naming[]): Meaning | undefined {
  const prefixes = Object.entries(loadFields().contexts.prefixes[family] ?? {});
  const [prefix, fact] =
    prefixes.find(([start]) => name.startsWith(start) && name.length > start.length) ?? [];
  if (prefix === undefined || fact === undefined) return undefined;
  const rest = (fact.as ?? '') + name.slice(prefix.length);
  const sorts = namings.length === 0 ? [NOWHERE] : namings;
  const find = (spelling: string) =>
    unanimous(sorts.map(({ marks }) => entryIn(spelling, fact.dialect, { dialects: [], marks })));
  return meaningOf(rest, [plainPath(rest)], find) ?? formalMeaning(rest);
}

const NOWHERE: Naming = { dialects: [], marks: new Set() };

/** The ways in which the vocabulary may know a name, as it is first. */
function spellings(name: string, family: Dialect): readonly string[] {
  const plain = plainPath(name);
  const bare = plain.replace(SUFFIXES[family], '');
  return [...new Set([name, plain, bare])];
}

/** Endings that say how a field is indexed, or of what type it is. */
const SUFFIXES: Readonly<Record<Dialect, RegExp>> = {
  sigma: /$^/,
  ecs: /\.(?:caseless|text|keyword|wildcard)$/,
  splunk: /$^/,
  kusto: /_[sdbgt]$/,
};

/** A path without the places in lists: `a{}.b`, `a[0].b`, `a.0.b` and `a["b"]` are all `a.b`. */
function plainPath(name: string): string {
  if (!/[[{*]|\.\d/.test(name)) return name;
  return name
    .replace(/\{\d*\}/g, '')
    .replace(/\[["']([^"'\]]*)["']\]/g, '.$1')
    .replace(/\.?\[[^\]]*\]/g, '')
    .replace(/\.(?:\*|\d+)(?=\.|$)/g, '')
    .replace(/\.{2,}/g, '.');
}
