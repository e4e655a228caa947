import type { NameEntry } from './fields.js';
import type { RowRule } from './rowRules/RowRule.js';
import { rulesOf } from './rowRules/rowRules.js';

/** What an author's name for a field stands for in a query. */
export interface Meaning {
  /** The concept's name; the author's where there is none. */
  readonly canonical: string;
  readonly aspect: string | null;
  /** Whether the vocabulary knows it. */
  readonly known: boolean;
  /** Rules that may find the comparison to be the same as another. */
  readonly rules: readonly RowRule[];
  /** Canonical values by the author's, in lower case, where the concept has values of its own. */
  readonly values: ReadonlyMap<string, string> | null;
  /** What a value that is not among `values` is compared with. */
  readonly otherwise: Meaning | null;
}

/** What separates the parts of a path on the platform of a query; null where that is open. */
export type Separator = '\\' | '/' | null;

/** The surroundings in which a query names its fields. */
export interface FieldContext {
  readonly meaningOf: (field: string) => Meaning;
  readonly separator: Separator;
}

/** The meaning of a name that the vocabulary does not know; it stays as it is. */
export function unknownMeaning(name: string): Meaning {
  return { ...NOTHING_SAID, canonical: name };
}

/** The meaning of a name that is known by its form alone, whatever it is about. */
export function formalMeaning(name: string): Meaning {
  return { ...NOTHING_SAID, canonical: name, known: true };
}

/**
 * @param name the author's, under which values stay that the concept has none for
 * @param part what is meant of the concept, where the entry does not say
 */
export function meaningOfEntry(name: string, entry: NameEntry, part: string | null): Meaning {
  const { concept, values } = entry;
  const aspect = entry.aspect ?? part;
  return {
    canonical: concept.name,
    aspect,
    known: true,
    rules: rulesOf(concept.type, aspect),
    values,
    otherwise: values === null ? null : formalMeaning(name),
  };
}

const NOTHING_SAID = {
  aspect: null,
  known: false,
  rules: [],
  values: null,
  otherwise: null,
} as const;
