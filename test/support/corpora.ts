import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));

/** The folder of a corpus beside the repository; null where it is not there. */
export function corpusFolder(name: string): string | null {
  const folder = join(ROOT, name);
  return existsSync(folder) ? folder : null;
}

/** The files below a folder whose names end so, as paths from the folder with `/`, in order. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
