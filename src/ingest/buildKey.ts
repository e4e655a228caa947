import { digest } from './digest.js';
import { readerVersion } from './readerVersion.js';
import { digestOfFile } from './readTextFile.js';

/** What every rule of a catalog depends on: the readers, and the bundles of ATT&CK, by contents. */
export function buildKey(attack: readonly string[]): string {
  return digest([readerVersion(), ...attack.map(digestOfFile)].join('\n'));
}
