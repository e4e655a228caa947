/** A technology domain of ATT&CK, by the name that its files and the Navigator use. */
export type AttackDomain = 'enterprise-attack' | 'mobile-attack' | 'ics-attack';

export interface Technique {
  readonly id: string;
  /** A sub-technique's own name, without its parent's. Null for an id that the data do not know. */
  readonly name: string | null;
  readonly tactics: readonly string[];
  readonly description: string | null;
  readonly url: string;
  /** Null for an id that the data do not know. */
  readonly domain: AttackDomain | null;
  /** Set where ATT&CK has taken it back and names no successor. */
  readonly withdrawn?: true;
}

/** What one source says of ATT&CK: the package's data files, or a bundle. */
export interface AttackData {
  /** Techniques by id, in upper case. */
  readonly techniques: ReadonlyMap<string, Technique>;
  /** Revoked id to the id that took its place. */
  readonly redirects: ReadonlyMap<string, string>;
}

/** A bundle that was read. */
export interface AttackSource {
  readonly file: string;
  /** As it calls itself, such as `Enterprise ATT&CK`; null where it does not. */
  readonly name: string | null;
  readonly version: string | null;
  readonly domain: AttackDomain;
  /** Techniques that stand. */
  readonly techniques: number;
}

export const TECHNIQUE_ID = /^T\d{4}(\.\d{3})?$/;

/** Where ATT&CK's own page of a technique is. */
export function techniqueUrl(id: string): string {
  return `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;
}
