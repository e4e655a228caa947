import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files below a folder whose names end so, as paths from the folder with `/`, in order. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
