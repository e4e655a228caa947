import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A folder of real rule corpora beside the checkout, or null where there is none. Tests that use it
 * say so when it is missing; `CONCORD_CORPORA` names another place.
 */
export function corporaFolder(part: string): string | null {
  const base =
    process.env.CONCORD_CORPORA ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  const folder = `${base}/${part}`;
  return existsSync(folder) ? folder : null;
}
