import type { AttackSource } from '../vocabulary/AttackData.js';
import { type Attack, attackWith, loadAttack } from '../vocabulary/attack.js';
import { readStix } from '../vocabulary/stix/readStix.js';

export { AttackFileError } from '../vocabulary/stix/AttackFileError.js';

/**
 * ATT&CK as the package knows it, with these STIX bundles put over it in their order. Throws an
 * AttackFileError where one cannot be used.
 */
export function readAttack(files: readonly string[]): {
  readonly attack: Attack;
  readonly sources: readonly AttackSource[];
} {
  if (files.length === 0) return { attack: loadAttack(), sources: [] };
  const bundles = files.map(readStix);
  return { attack: attackWith(bundles), sources: bundles.map(({ source }) => source) };
}
