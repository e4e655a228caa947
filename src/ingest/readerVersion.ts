import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest } from './digest.js';

/** The package's own code, compiled or not: `src` or `dist`. */
const CODE = fileURLToPath(new URL('..', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** What decides how a rule is read and stored. */
const FOLDERS = [
  ...['model', 'text', 'logic', 'languages', 'collections', 'vocabulary', 'ingest', 'store'].map(
    (name) => join(CODE, name),
  ),
  join(PACKAGE, 'data'),
];

/**
 * Tells whether a catalog was written by the same readers: a digest of their code, of the
 * vocabulary, and of the packages' versions. A number that somebody has to raise would be forgotten.
 */
export function readerVersion(): string {
  // Of the code as it was loaded: it does not change any more while this process runs.
  known ??= computeVersion();
  return known;
}

let known: string | null = null;

function computeVersion(): string {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort(),
  );
  const contents = [join(PACKAGE, 'package.json'), ...files].map((file) =>
    digest(readFileSync(file)),
  );
  return digest(contents.join('\n'));
}
