import { readdirSync, readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import {
  type ContextFacts,
  FIELD_TYPES,
  type FieldsFile,
  type FieldType,
  type WrittenEntry,
} from '../src/vocabulary/fields.js';

const FOLDER = new URL('../data/fields/', import.meta.url);

/** Files of the folder that hold something else than concepts. */
const CONTEXTS = 'contexts.yaml';
const VALUES = 'values.yaml';

/** A concept as a file writes it. */
interface WrittenConcept {
  readonly type: FieldType;
  readonly description: string;
  /** By dialect; `same` where the dialect calls it by the concept's own name. */
  readonly names: Readonly<Record<string, 'same' | readonly WrittenName[]>>;
}

/** A name, or names with what is to be said of them. */
type WrittenName =
  | string
  | {
      readonly name?: string;
      readonly names?: readonly string[];
      readonly aspect?: string;
      /** Marks of the events in which the names mean this. */
      readonly in?: readonly string[];
      /** The table in `values.yaml` that says what the names' values are called. */
      readonly values?: string;
    };

/** The files of `data/fields` that hold concepts, by name. */
export function readConceptFiles(): ReadonlyMap<string, Readonly<Record<string, WrittenConcept>>> {
  const names = readdirSync(FOLDER).filter(
    (name) => name.endsWith('.yaml') && name !== CONTEXTS && name !== VALUES,
  );
  return new Map(
    names.sort().map((name) => [name, load(name) as Readonly<Record<string, WrittenConcept>>]),
  );
}

function load(name: string): unknown {
  return yaml.load(readFileSync(new URL(name, FOLDER), 'utf8'), { filename: name });
}

/**
 * What `data/fields.json` has to hold. Throws an Error that names the file and the concept where
 * something in `data/fields` is not as it has to be.
 */
export function fieldsData(): FieldsFile {
  const values = load(VALUES) as FieldsFile['values'];
  const concepts: FieldsFile['concepts'][number][] = [];
  const names = new Map<string, Map<string, WrittenEntry[]>>();
  for (const [file, written] of readConceptFiles()) {
    for (const [name, concept] of Object.entries(written)) {
      const fault = faultOf(concept, values);
      if (fault !== null) throw new Error(`data/fields/${file}: ${name}: ${fault}`);
      if (concepts.some(([known]) => known === name)) {
        throw new Error(`data/fields/${file}: ${name} is there twice`);
      }
      concepts.push([name, concept.type, concept.description]);
      addNames(names, concepts.length - 1, name, concept);
    }
  }
  return {
    concepts,
    names: toRecord(names, (dialect) => toRecord(dialect, (entries) => entries)),
    values,
    contexts: load(CONTEXTS) as ContextFacts,
  };
}

function addNames(
  all: Map<string, Map<string, WrittenEntry[]>>,
  number: number,
  concept: string,
  { names }: WrittenConcept,
): void {
  for (const [dialect, written] of Object.entries(names)) {
    const known = all.get(dialect) ?? new Map<string, WrittenEntry[]>();
    all.set(dialect, known);
    for (const one of written === 'same' ? [concept] : written) {
      for (const name of namesOf(one)) {
        known.set(name, [...(known.get(name) ?? []), entryOf(number, one)]);
      }
    }
  }
}

function namesOf(written: WrittenName): readonly string[] {
  if (typeof written === 'string') return [written];
  return written.names ?? (written.name === undefined ? [] : [written.name]);
}

/** As short as it can be said. */
function entryOf(number: number, written: WrittenName): WrittenEntry {
  if (typeof written === 'string') return [number];
  const { aspect = null, in: marks = null, values } = written;
  if (values !== undefined) return [number, aspect, marks, values];
  if (marks !== null) return [number, aspect, marks];
  return aspect === null ? [number] : [number, aspect];
}

const KEYS: ReadonlySet<string> = new Set(['type', 'description', 'names']);
const NAME_KEYS: ReadonlySet<string> = new Set(['name', 'names', 'aspect', 'in', 'values']);

function faultOf(concept: WrittenConcept, tables: FieldsFile['values']): string | null {
  const { type, description, names } = concept;
  const strange = Object.keys(concept).find((key) => !KEYS.has(key));
  if (strange !== undefined) return `has a key '${strange}'`;
  if (!FIELD_TYPES.includes(type)) return `has the type '${type}'`;
  if (typeof description !== 'string' || !/^[A-Z].*\.$/.test(description)) {
    return 'has no description that begins with a capital and ends in a full stop';
  }
  for (const [dialect, written] of Object.entries(names ?? {})) {
    if (written === 'same') continue;
    if (!Array.isArray(written) || written.length === 0) return `has no names for ${dialect}`;
    const faulty = written.find((one) => nameFault(one, tables) !== null);
    if (faulty !== undefined) return `${dialect}: ${nameFault(faulty, tables)}`;
  }
  return Object.keys(names ?? {}).length === 0 ? 'has no names' : null;
}

function nameFault(written: WrittenName, tables: FieldsFile['values']): string | null {
  if (typeof written === 'string') return null;
  const strange = Object.keys(written).find((key) => !NAME_KEYS.has(key));
  if (strange !== undefined) return `a name has a key '${strange}'`;
  if (namesOf(written).length === 0) return 'an entry has no name';
  if (namesOf(written).some((name) => typeof name !== 'string')) return 'a name is no text';
  const { values } = written;
  return values !== undefined && tables[values] === undefined ? `no values '${values}'` : null;
}

function toRecord<In, Out>(
  map: ReadonlyMap<string, In>,
  convert: (value: In) => Out,
): Record<string, Out> {
  const sorted = [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, convert(value)]));
}

/** The text of `data/fields.json`, a concept and a name on a line each; a test keeps it true. */
export function fieldsText({ concepts, names, values, contexts }: FieldsFile): string {
  const dialects = Object.entries(names).map(
    ([dialect, entries]) => `${JSON.stringify(dialect)}: {\n${lines(Object.entries(entries))}\n}`,
  );
  const one = (value: unknown) => JSON.stringify(value);
  return `{
"concepts": [
${concepts.map(one).join(',\n')}
],
"names": {
${dialects.join(',\n')}
},
"values": ${one(values)},
"contexts": ${one(contexts)}
}
`;
}

function lines(entries: readonly (readonly [string, unknown])[]): string {
  return entries
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(',\n');
}
