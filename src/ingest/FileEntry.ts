import type { Format } from '../collections/Collection.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DiagnosticRow, Use } from '../store/CatalogWriter.js';
import type { RuleEntry } from '../store/RuleEntry.js';
import { digest } from './digest.js';

/** What one file of a source gives the catalog. */
export interface FileEntry {
  readonly path: string;
  /** False for what was found and is no file to read, such as a symbolic link. */
  readonly listed: boolean;
  /** Of the contents or, where these cannot be had, of why not. */
  readonly digest: string;
  /** The definitions that its rules have asked for. */
  readonly uses: readonly Use[];
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
export function faultyFile(path: string, listed: boolean, diagnostic: Diagnostic): FileEntry {
  const diagnostics = [{ path, diagnostic, excerpt: '' }];
  return { path, listed, digest: digestOfFault(diagnostic), uses: [], rules: [], diagnostics };
}

/** For what has no contents. */
export function digestOfFault({ code, message }: Diagnostic): string {
  return digest(`${code} ${message}`);
}
