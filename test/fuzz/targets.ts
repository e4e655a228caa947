import { collectionTargets } from './collectionTargets.js';
import type { FuzzTarget } from './FuzzTarget.js';
import { furtherTargets } from './furtherTargets.js';
import { languageTargets } from './languageTargets.js';

/** Everything that is fuzzed. */
export function fuzzTargets(): readonly FuzzTarget[] {
  return [...languageTargets(), ...collectionTargets(), ...furtherTargets()];
}
