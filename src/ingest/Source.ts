import { basename, resolve } from 'node:path';
import type { Collection, Format } from '../collections/Collection.js';
import { COLLECTIONS } from '../collections/registry.js';
import { once } from '../model/once.js';
import { type SourceOrigin, UNKNOWN_ORIGIN } from '../model/SourceOrigin.js';
import type { SourceRow } from '../store/CatalogWriter.js';
import { type ListedFiles, listFiles } from './listFiles.js';
import { type DefinitionFiles, readDefinitionFiles } from './readDefinitions.js';

export interface Source {
  readonly format: Format;
  /** The folder, absolute or relative to the working directory. */
  readonly path: string;
  readonly name?: string;
  readonly url?: string;
  /** Folders below `path` that are read; all of it where there are none. */
  readonly folders?: readonly string[];
  /** Where the folder comes from, where that is known. */
  readonly origin?: SourceOrigin;
}

/** A source with its files. */
export interface ListedSource {
  readonly source: Source & { readonly name: string };
  readonly root: string;
  readonly collection: Collection;
  readonly listing: ListedFiles;
  /** What its rules may refer to; null where there is nothing of the kind. Read when asked for. */
  readonly definitions: () => DefinitionFiles | null;
}

/** Looks for the files of all sources. Never throws: what cannot be read is among the faults. */
export function listSources(sources: readonly Source[]): readonly ListedSource[] {
  return namedSources(sources).map((source) => {
    const collection = COLLECTIONS[source.format];
    const root = resolve(source.path);
    const listing = listFiles(root, collection.extensions, source.folders);
    const definitions = once(() => readDefinitionFiles(root, collection));
    return { source, root, collection, listing, definitions };
  });
}

/** The source as the catalog keeps it. */
export function toSourceRow({ source, collection, listing, definitions }: ListedSource): SourceRow {
  const { name, format, url = null, origin = UNKNOWN_ORIGIN } = source;
  const { vendor, language } = collection;
  const files = listing.paths.length;
  const digest = definitions()?.digest ?? null;
  return { name, format, vendor, language, url, files, definitions: digest, origin };
}

/**
 * Names each source after its folder, made unique. A colon would end the name where a rule is
 * called `source:path`.
 */
function namedSources(sources: readonly Source[]): ListedSource['source'][] {
  const taken = new Set<string>();
  return sources.map((source) => {
    const own = source.name ?? (basename(resolve(source.path)) || 'rules');
    const base = own.replaceAll(':', '-');
    let name = base;
    for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`;
    taken.add(name);
    return { ...source, name };
  });
}
