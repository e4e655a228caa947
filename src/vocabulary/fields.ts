import { once } from '../model/once.js';
import { readData } from './readData.js';

/** What kind of value a field has; some row rules apply to one type only. */
export const FIELD_TYPES = [
  'text',
  'number',
  'boolean',
  'time',
  'ip',
  'path',
  'registry path',
  'hashes',
  'list',
  'object',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A canonical field. */
export interface Concept {
  readonly name: string;
  readonly type: FieldType;
  /** What it holds, in one line. */
  readonly description: string;
}

/** What a name of a dialect stands for. */
export interface NameEntry {
  readonly concept: Concept;
  /** The part of the concept; null for the whole. */
  readonly aspect: string | null;
  /** Marks of the events in which the name means this; null where it does unless others say so. */
  readonly marks: readonly string[] | null;
  /** What each of the name's values is called in the concept, where it has values of its own. */
  readonly values: ReadonlyMap<string, string> | null;
}

export interface Fields {
  readonly concept: (name: string) => Concept | undefined;
  /** What a name stands for in a dialect. */
  readonly entries: (dialect: string, name: string) => readonly NameEntry[];
  /** What the one name of a dialect stands for that differs from this in case only. */
  readonly entriesInAnyCase: (dialect: string, name: string) => readonly NameEntry[];
  /** Facts on the surroundings in which names are used. */
  readonly contexts: ContextFacts;
}

/** What a part of a query's scope says about the names of its fields. */
export interface SourceFact {
  readonly dialects?: readonly string[];
  readonly marks?: readonly string[];
  readonly platform?: 'windows' | 'posix';
}

export interface PrefixFact {
  readonly dialect: string;
  /** What stands before the rest of the name in that dialect. */
  readonly as?: string;
}

export interface ContextFacts {
  readonly sigma: readonly (SourceFact & {
    readonly product?: string;
    readonly category?: string;
    readonly service?: string;
  })[];
  /** Elastic: marks of event categories, and facts on data sets by how their names begin. */
  readonly categories: Readonly<Record<string, string>>;
  /** Elastic: categories of events, by how `event.action` begins in lower case. */
  readonly actions: Readonly<Record<string, string>>;
  readonly datasets: readonly (SourceFact & { readonly names: readonly string[] })[];
  /** Splunk: facts on macros, source types, sources and the like, by how their names begin. */
  readonly splunk: readonly (SourceFact & { readonly names: readonly string[] })[];
  readonly kusto: readonly (SourceFact & { readonly names: readonly string[] })[];
  /** ASIM: marks of schemas, by how the names of their parsers go on. */
  readonly asim: Readonly<Record<string, string>>;
  /** By the language family, the dialects that a name may be in where nothing is known. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  /** Beginnings of names, by the language family, behind which another dialect's name stands. */
  readonly prefixes: Readonly<Record<string, Readonly<Record<string, PrefixFact>>>>;
}

/** `data/fields.json`, which is made of `data/fields/*.yaml` by `scripts/write-fields-data.ts`. */
export interface FieldsFile {
  readonly concepts: readonly (readonly [name: string, type: FieldType, description: string])[];
  readonly names: Readonly<Record<string, Readonly<Record<string, readonly WrittenEntry[]>>>>;
  /** Author's value to canonical value, by the name of the table. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly contexts: ContextFacts;
}

/** The concept's number, and what is to be said beside it. */
export type WrittenEntry =
  | readonly [concept: number]
  | readonly [concept: number, aspect: string | null]
  | readonly [concept: number, aspect: string | null, marks: readonly string[] | null]
  | readonly [
      concept: number,
      aspect: string | null,
      marks: readonly string[] | null,
      values: string,
    ];

/** The fields in the package's data. Throws an Error that names the file if it cannot be read. */
export const loadFields: () => Fields = once(() => readFields(readData<FieldsFile>('fields.json')));

/** Makes the facts of a data file ready to be looked up; dialects only once they are asked for. */
export function readFields(file: FieldsFile): Fields {
  const concepts = file.concepts.map(([name, type, description]) => ({ name, type, description }));
  const byName = new Map(concepts.map((concept) => [concept.name, concept]));
  const tables = new Map(
    Object.entries(file.values).map(([name, table]) => [name, new Map(Object.entries(table))]),
  );
  const dialects = new Map<string, Dialect>();

  function toEntry([number, aspect = null, marks = null, values]: WrittenEntry): NameEntry {
    const concept = concepts[number];
    if (concept === undefined) throw new Error(`data/fields.json has no concept ${number}`);
    const table = values === undefined ? null : (tables.get(values) ?? null);
    return { concept, aspect, marks, values: table };
  }

  function dialectNamed(name: string): Dialect {
    const known = dialects.get(name);
    if (known !== undefined) return known;
    const made = toDialect(file.names[name] ?? {}, toEntry);
    dialects.set(name, made);
    return made;
  }

  return {
    concept: (name) => byName.get(name),
    entries: (dialect, name) => dialectNamed(dialect).exact.get(name) ?? NONE,
    entriesInAnyCase: (dialect, name) =>
      dialectNamed(dialect).folded.get(name.toLowerCase()) ?? NONE,
    contexts: file.contexts,
  };
}

const NONE: readonly NameEntry[] = [];

interface Dialect {
  readonly exact: ReadonlyMap<string, readonly NameEntry[]>;
  /** By the name in lower case, where one name only has that. */
  readonly folded: ReadonlyMap<string, readonly NameEntry[]>;
}

function toDialect(
  written: Readonly<Record<string, readonly WrittenEntry[]>>,
  toEntry: (entry: WrittenEntry) => NameEntry,
): Dialect {
  const exact = new Map<string, readonly NameEntry[]>();
  const folded = new Map<string, readonly NameEntry[]>();
  for (const [name, entries] of Object.entries(written)) {
    const made = entries.map(toEntry);
    exact.set(name, made);
    const lower = name.toLowerCase();
    folded.set(lower, folded.has(lower) ? NONE : made);
  }
  return { exact, folded };
}
