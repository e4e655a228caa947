import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder, in the order of the file system. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
