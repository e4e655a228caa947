import { once } from '../model/once.js';
import { type AttackData, TECHNIQUE_ID, type Technique, techniqueUrl } from './AttackData.js';
import { mergeAttack } from './mergeAttack.js';
import { readData } from './readData.js';

export type { Technique };

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
  /** Every known technique that has not been revoked or withdrawn, sorted by id. */
  readonly all: () => readonly Technique[];
}

interface TechniqueFact {
  readonly id: string;
  readonly name: string | null;
  readonly tactics: readonly string[];
}

/**
 * MITRE ATT&CK as the package's data files know it. Ids may be given in either case. Throws an
 * Error that names the data file when one cannot be read.
 */
export const loadAttack: () => Attack = once(() => createAttack(packageData()));

/** The package's data with what bundles say put over it, a later bundle over an earlier one. */
export function attackWith(bundles: readonly AttackData[]): Attack {
  return createAttack(bundles.reduce(mergeAttack, packageData()));
}

function packageData(): AttackData {
  const facts = readData<readonly TechniqueFact[]>('attack/techniques.json');
  const descriptions = ownEntries(readData<Record<string, string>>('attack/descriptions.json'));
  const redirects = ownEntries(readData<Record<string, string>>('attack/redirects.json'));
  const describe = ({ id, name, tactics }: TechniqueFact): Technique => ({
    ...{ id, name, tactics, description: descriptions.get(id) ?? null },
    ...{ url: techniqueUrl(id), domain: 'enterprise-attack' },
  });
  return { techniques: new Map(facts.map((fact) => [fact.id, describe(fact)])), redirects };
}

function createAttack({ techniques, redirects }: AttackData): Attack {
  const predecessors = invert(redirects);
  const current = [...techniques.values()]
    .filter(({ id, withdrawn }) => !redirects.has(id) && withdrawn !== true)
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  return {
    technique: (id) => {
      const key = id.toUpperCase();
      return TECHNIQUE_ID.test(key) ? (techniques.get(key) ?? unknownTechnique(key)) : undefined;
    },
    canonicalId: (id) => redirects.get(id.toUpperCase()) ?? id.toUpperCase(),
    redirectedFrom: (id) => predecessors.get(id.toUpperCase()) ?? [],
    all: () => current,
  };
}

function unknownTechnique(id: string): Technique {
  const url = techniqueUrl(id);
  return { id, name: null, tactics: [], description: null, url, domain: null };
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
