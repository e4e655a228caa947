import { type Addresses, type RuleReference, referenceKey } from './addresses.js';

/** The addresses that a page writes: each as it has to stand in the page. */
export interface Links {
  /** The site's root, `/` or as many `../` as the page is deep. */
  readonly root: string;
  /** A page by its path below the root, such as `fields/`. */
  readonly to: (path: string) => string;
  /** Null where there is no such page: no rule that counts is about it. */
  readonly technique: (id: string) => string | null;
  readonly field: (name: string) => string | null;
  readonly event: (id: string) => string | null;
  readonly rule: (rule: RuleReference) => string | null;
  /** The commits that the sources were built from: what a page says at its foot. */
  readonly builtFrom: readonly string[];
}

/** Links of the pages below `root`: absolute ones for a server, relative ones for files. */
export function createLinks(addresses: Addresses, root: string): Links {
  const below = (path: string | undefined) => (path === undefined ? null : root + path);
  return {
    root,
    to: (path) => (root + path === '' ? './' : root + path),
    technique: (id) => below(addresses.techniques.get(id)),
    field: (name) => below(addresses.fields.get(name)),
    event: (id) => below(addresses.events.get(id)),
    rule: (rule) => below(addresses.references.get(referenceKey(rule))),
    builtFrom: addresses.builtFrom,
  };
}

/** The way from a page, by its path below the root, back to the root. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
