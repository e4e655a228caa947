import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Collection } from '../collections/Collection.js';
import type { Definitions } from '../model/Definitions.js';
import { listFiles } from './listFiles.js';
import { readTextFile } from './readTextFile.js';

/** How far above the rules their definitions are looked for. */
const HIGHEST = 6;

/**
 * What the rules in `folder` refer to: the definitions in the folder itself or, where it has none,
 * in the nearest folder above it that has. Undefined for a collection without definitions, and
 * where there are none.
 */
export function readDefinitions(folder: string, collection: Collection): Definitions | undefined {
  const { definitions } = collection;
  if (definitions === undefined) return undefined;
  const base = findBase(folder, definitions.folders);
  if (base === null) return undefined;
  const files = definitions.folders.flatMap((name) => {
    const root = join(base, name);
    if (!isFolder(root)) return [];
    return listFiles(root, definitions.extensions).paths.flatMap((path) => {
      const { text } = readTextFile(join(root, path));
      return text === null ? [] : [{ path: `${name}/${path}`, text }];
    });
  });
  return definitions.read(files);
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
