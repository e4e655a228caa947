import { readFileSync } from 'node:fs';
import { digest } from './digest.js';
import { readerVersion } from './readerVersion.js';

/** What every rule of a catalog depends on: the readers, and the bundles of ATT&CK, by contents. */
export function buildKey(attack: readonly string[]): string {
  return digest([readerVersion(), ...attack.map(digestOfBundle)].join('\n'));
}

/** '' where it cannot be read: reading it then says why. A bundle is larger than any rule file. */
function digestOfBundle(file: string): string {
  try {
    return digest(readFileSync(file));
  } catch {
    return '';
  }
}
