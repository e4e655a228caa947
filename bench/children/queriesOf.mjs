import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow } from './filesBelow.mjs';

/** A module of the compiled package in the folder `dist`. */
export function compiled(dist, path) {
  return import(pathToFileURL(join(dist, path)).href);
}

/** Every query in one language of the sources, each given as `FORMAT=FOLDER`. */
export async function queriesOf(dist, language, sources) {
  const { COLLECTIONS } = await compiled(dist, 'collections/registry.js');
  const { readDefinitions } = await compiled(dist, 'ingest/readDefinitions.js');
  return sources.flatMap((source) => {
    const equals = source.indexOf('=');
    const root = source.slice(equals + 1);
    const collection = COLLECTIONS[source.slice(0, equals)];
    const definitions = readDefinitions(root, collection);
    const isRead = (file) => collection.extensions.some((end) => file.toLowerCase().endsWith(end));
    return filesBelow(root)
      .filter(isRead)
      .sort()
      .flatMap((file) => {
        const path = relative(root, file).split(sep).join('/');
        return collection.read(path, readFileSync(file, 'utf8'), definitions).rules;
      })
      .flatMap(({ query, furtherQueries = [] }) => [query, ...furtherQueries])
      .filter((query) => query?.language === language);
  });
}
