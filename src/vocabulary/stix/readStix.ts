import type { AttackData, AttackSource, Technique } from '../AttackData.js';
import { AttackFileError } from './AttackFileError.js';
import { readBundle } from './readBundle.js';
import { redirectsOf } from './redirectsOf.js';
import { type StixObject, textAt } from './StixObject.js';
import { attackId, domainOf, type Pattern, toTechnique } from './toTechnique.js';

export interface StixAttack extends AttackData {
  readonly source: AttackSource;
}

/**
 * ATT&CK as an official STIX bundle has it (enterprise, mobile or ICS, packed with gzip or not):
 * techniques with their tactics, first paragraph and address, and where revoked ones lead. Follows
 * the ATT&CK specification 3.x on top of STIX 2.1. Throws an AttackFileError that names the file and
 * what is wrong.
 */
export function readStix(file: string): StixAttack {
  const objects = readBundle(file);
  const patterns = objects.flatMap((object, index) => patternsAt(file, object, index));
  const [first] = patterns;
  if (first === undefined) {
    throw new AttackFileError(file, 'the bundle holds no technique with an ATT&CK id');
  }
  const redirects = redirectsOf(objects, patterns);
  const tactics = tacticNames(objects);
  const techniques = new Map<string, Technique>();
  for (const pattern of [...patterns].sort((a, b) => standing(a) - standing(b))) {
    techniques.set(pattern.id, toTechnique(pattern, tactics, redirects.has(pattern.id)));
  }
  const stand = [...techniques.values()].filter(
    ({ id, withdrawn }) => withdrawn !== true && !redirects.has(id),
  );
  const collection = objects.find(({ type }) => type === 'x-mitre-collection') ?? {};
  const source: AttackSource = {
    file,
    name: textAt(collection, 'name'),
    version: textAt(collection, 'x_mitre_version'),
    domain: domainOf(first.object),
    techniques: stand.length,
  };
  return { techniques, redirects, source };
}

function patternsAt(file: string, object: StixObject, index: number): readonly Pattern[] {
  if (object.type !== 'attack-pattern') return [];
  const id = attackId(object);
  // Other publishers' bundles hold patterns of their own beside ATT&CK's.
  if (id === null) return [];
  const name = textAt(object, 'name');
  if (name !== null) return [{ id, name, object }];
  const place = `objects[${index}], the technique ${id}`;
  throw new AttackFileError(file, `${place}: expected a text as 'name'`);
}

/** The names of tactics by what kill chain phases call them. */
function tacticNames(objects: readonly StixObject[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const object of objects) {
    if (object.type !== 'x-mitre-tactic') continue;
    const phase = textAt(object, 'x_mitre_shortname');
    const name = textAt(object, 'name');
    if (phase !== null && name !== null) names.set(phase, name);
  }
  return names;
}

/** Where two objects have one id, the one that stands comes last and wins. */
function standing({ object }: Pattern): number {
  if (object.revoked === true) return 0;
  return object.x_mitre_deprecated === true ? 1 : 2;
}
