import { readFileSync } from 'node:fs';

/**
 * Reads one of the package's data files, named relative to `data/`. The folder lies two levels
 * above this module both in the sources and in the built package.
 *
 * Throws an Error that names the file when it is missing, unreadable or not JSON. The content is
 * trusted to have the shape `T`: the tests of the data files check it.
 */
export function readData<T>(name: string): T {
  try {
    return JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')) as T;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`cannot read the data file data/${name}: ${reason}`, { cause });
  }
}
