import { type AttackDomain, TECHNIQUE_ID, type Technique, techniqueUrl } from '../AttackData.js';
import { plainDescription } from './plainDescription.js';
import { objectsAt, type StixObject, textAt } from './StixObject.js';

/** An attack-pattern with what every one of them has. */
export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly object: StixObject;
}

const DOMAINS: readonly AttackDomain[] = ['enterprise-attack', 'mobile-attack', 'ics-attack'];
const SOURCE_NAMES: ReadonlySet<unknown> = new Set([
  ...['mitre-attack', 'mitre-mobile-attack', 'mitre-ics-attack'],
]);
const DOMAIN_OF_CHAIN: ReadonlyMap<string, AttackDomain> = new Map([
  ['mitre-attack', 'enterprise-attack'],
  ['mitre-mobile-attack', 'mobile-attack'],
  ['mitre-ics-attack', 'ics-attack'],
]);

/** The ATT&CK id of an object, in upper case; null where it has none. */
export function attackId(object: StixObject): string | null {
  const id = textAt(reference(object) ?? {}, 'external_id')?.toUpperCase() ?? '';
  return TECHNIQUE_ID.test(id) ? id : null;
}

/** The domain that an object is of; the first, where it is of several. */
export function domainOf(object: StixObject): AttackDomain {
  const named = Array.isArray(object.x_mitre_domains) ? object.x_mitre_domains : [];
  const domain = DOMAINS.find((known) => named.includes(known));
  const [chain] = chainsOf(object);
  return domain ?? (chain === undefined ? 'enterprise-attack' : chain.domain);
}

/** @param hasSuccessor whether the bundle says which technique took its place */
export function toTechnique(
  { id, name, object }: Pattern,
  tacticNames: ReadonlyMap<string, string>,
  hasSuccessor: boolean,
): Technique {
  const isWithdrawn = object.x_mitre_deprecated === true || object.revoked === true;
  const phases = chainsOf(object).map(({ phase }) => tacticNames.get(phase) ?? titled(phase));
  return {
    id,
    name,
    tactics: [...new Set(phases)],
    description: plainDescription(textAt(object, 'description') ?? ''),
    url: addressOf(object) ?? techniqueUrl(id),
    domain: domainOf(object),
    ...(isWithdrawn && !hasSuccessor ? { withdrawn: true } : {}),
  };
}

function reference(object: StixObject): StixObject | undefined {
  return objectsAt(object, 'external_references').find(({ source_name }) =>
    SOURCE_NAMES.has(source_name),
  );
}

/** Only an address that a page may link to. */
function addressOf(object: StixObject): string | null {
  const url = textAt(reference(object) ?? {}, 'url');
  return url !== null && /^https?:\/\/[^\s/]/i.test(url) ? url : null;
}

function chainsOf(object: StixObject) {
  return objectsAt(object, 'kill_chain_phases').flatMap((one) => {
    const domain = DOMAIN_OF_CHAIN.get(textAt(one, 'kill_chain_name') ?? '');
    const phase = textAt(one, 'phase_name');
    return domain === undefined || phase === null ? [] : [{ domain, phase }];
  });
}

/** `command-and-control` as ATT&CK would write it. */
function titled(phase: string): string {
  return phase
    .split('-')
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
