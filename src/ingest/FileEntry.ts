import type { Format } from '../collections/Collection.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DiagnosticRow } from '../store/CatalogWriter.js';
import type { RuleEntry } from '../store/RuleEntry.js';

/** What one file of a source gives the catalog. */
export interface FileEntry {
  readonly path: string;
  readonly rules: readonly {
    readonly entry: RuleEntry;
    readonly diagnostics: readonly DiagnosticRow[];
  }[];
  /** Of the file as a whole. */
  readonly diagnostics: readonly DiagnosticRow[];
}

/** Some files of one source, to be read together. */
export interface Chunk {
  readonly root: string;
  readonly format: Format;
  readonly paths: readonly string[];
}

/** A file or folder of which nothing but what is wrong with it is known. */
export function faultyFile(path: string, diagnostic: Diagnostic | null): FileEntry {
  const diagnostics = diagnostic === null ? [] : [{ path, diagnostic, excerpt: '' }];
  return { path, rules: [], diagnostics };
}
