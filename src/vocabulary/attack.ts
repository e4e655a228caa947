import { once, readData } from './readData.js';

export interface Technique {
  readonly id: string;
  /** A sub-technique's own name, without its parent's. Null for an id that the data do not know. */
  readonly name: string | null;
  readonly tactics: readonly string[];
  readonly description: string | null;
  readonly url: string;
}

export interface Attack {
  /**
   * The record of exactly this id, redirects not applied. A well-formed id that the data do not
   * know has a record without name, tactics and description; anything else has none.
   */
  readonly technique: (id: string) => Technique | undefined;
  /** The id on whose page a rule tagged with `id` stands: revoked ids lead to their successor. */
  readonly canonicalId: (id: string) => string;
  /** The revoked ids that now stand on the page of `id`, sorted. */
  readonly redirectedFrom: (id: string) => readonly string[];
  /** Every known technique that has not been revoked, sorted by id. */
  readonly all: () => readonly Technique[];
}

interface TechniqueFact {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: readonly string[];
}

const TECHNIQUE_ID = /^T\d{4}(\.\d{3})?$/;

/**
 * MITRE ATT&CK as the package's data files know it. Ids may be given in either case. Throws an
 * Error that names the data file when one cannot be read.
 */
export const loadAttack: () => Attack = once(() => {
  const facts = readData<readonly TechniqueFact[]>('attack/techniques.json');
  const descriptions = ownEntries(readData<Record<string, string>>('attack/descriptions.json'));
  const redirects = ownEntries(readData<Record<string, string>>('attack/redirects.json'));

  const known = new Map(facts.map((fact) => [fact.id, describe(fact, descriptions)]));
  const predecessors = invert(redirects);
  const current = [...known.values()].filter(({ id }) => !redirects.has(id)).sort(byId);
  const canonicalId = (id: string) => redirects.get(id.toUpperCase()) ?? id.toUpperCase();

  return {
    technique: (id) => {
      const key = id.toUpperCase();
      if (!TECHNIQUE_ID.test(key)) return undefined;
      return known.get(key) ?? describe({ id: key, name: null, tactics: [] }, descriptions);
    },
    canonicalId,
    redirectedFrom: (id) => predecessors.get(id.toUpperCase()) ?? [],
    all: () => current,
  };
});

function describe(fact: TechniqueFact, descriptions: ReadonlyMap<string, string>): Technique {
  return {
    id: fact.id,
    name: fact.name,
    tactics: fact.tactics,
    description: descriptions.get(fact.id) ?? null,
    url: `https://attack.mitre.org/techniques/${fact.id.replace('.', '/')}/`,
  };
}

function invert(redirects: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const inverted = new Map<string, string[]>();
  for (const [oldId, newId] of redirects) {
    inverted.set(newId, [...(inverted.get(newId) ?? []), oldId].sort());
  }
  return inverted;
}

function ownEntries(record: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(record));
}

function byId(left: Technique, right: Technique): number {
  return left.id < right.id ? -1 : 1;
}
