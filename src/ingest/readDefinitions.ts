import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Collection, DefinitionFile } from '../collections/Collection.js';
import type { Definitions } from '../model/Definitions.js';
import { digest } from './digest.js';
import { listFiles } from './listFiles.js';
import { readTextFile } from './readTextFile.js';

/** How far above the rules their definitions are looked for. */
const HIGHEST = 6;

/** The files that define what the rules of a source refer to. */
export interface DefinitionFiles {
  readonly files: readonly DefinitionFile[];
  /** Of their names and contents. */
  readonly digest: string;
}

/**
 * What the rules in `folder` refer to: the definitions in the folder itself or, where it has none,
 * in the nearest folder above it that has. Undefined for a collection without definitions, and
 * where there are none.
 */
export function readDefinitions(folder: string, collection: Collection): Definitions | undefined {
  const found = readDefinitionFiles(folder, collection);
  return found === null ? undefined : collection.definitions?.read(found.files);
}

/** The files of `readDefinitions`, not yet understood; null where there are none. */
export function readDefinitionFiles(
  folder: string,
  { definitions }: Collection,
): DefinitionFiles | null {
  if (definitions === undefined) return null;
  const base = findBase(folder, definitions.folders);
  if (base === null) return null;
  const contents: string[] = [];
  const files = definitions.folders.flatMap((name) => {
    const root = join(base, name);
    if (!isFolder(root)) return [];
    return listFiles(root, definitions.extensions).paths.flatMap((inner) => {
      const path = `${name}/${inner}`;
      const { text, digest: ofContents } = readTextFile(join(root, inner));
      contents.push(`${path}\0${ofContents}`);
      return text === null ? [] : [{ path, text }];
    });
  });
  return { files, digest: digest(contents.join('\0')) };
}

function findBase(folder: string, names: readonly string[]): string | null {
  let base = folder;
  for (let level = 0; level < HIGHEST; level += 1) {
    if (names.some((name) => isFolder(join(base, name)))) return base;
    if (dirname(base) === base) return null;
    base = dirname(base);
  }
  return null;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
