import { type StixObject, textAt } from './StixObject.js';
import type { Pattern } from './toTechnique.js';

/**
 * Revoked id to the id that took its place, by the bundle's `revoked-by` relationships. An id that
 * another object of the bundle still has in force leads nowhere.
 */
export function redirectsOf(
  objects: readonly StixObject[],
  patterns: readonly Pattern[],
): ReadonlyMap<string, string> {
  const idOf = new Map(patterns.map(({ id, object }) => [object.id, id]));
  const inForce = new Set(
    patterns.filter(({ object }) => object.revoked !== true).map(({ id }) => id),
  );
  const redirects = new Map<string, string>();
  for (const object of objects) {
    if (object.type !== 'relationship' || object.relationship_type !== 'revoked-by') continue;
    if (object.revoked === true) continue;
    const from = idOf.get(textAt(object, 'source_ref'));
    const to = idOf.get(textAt(object, 'target_ref'));
    if (from === undefined || to === undefined || from === to || inForce.has(from)) continue;
    redirects.set(from, to);
  }
  return redirects;
}
