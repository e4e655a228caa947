import type { Definitions } from '../model/Definitions.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { LanguageName, RawRule, Vendor } from '../model/Rule.js';
import type { LineIndex } from '../text/LineIndex.js';

/** The formats of rule collections, as `--source FORMAT=PATH` names them. */
export const FORMATS = ['sigma', 'elastic', 'splunk', 'sentinel', 'kql'] as const;
export type Format = (typeof FORMATS)[number];

/** What stands in one file of a collection. */
export interface FileContents {
  readonly rules: readonly RawRule[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineIndex;
}

/** How a publisher lays out its rules. */
export interface Collection {
  readonly format: Format;
  readonly vendor: Vendor;
  /** The language of a file's rules where they name none. */
  readonly language: LanguageName;
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Where the rules of the collection refer to things that stand in files of their own. */
  readonly definitions?: DefinitionReader;
  /** Reads a file's text (byte-order mark removed); `path` is relative to the source. Never throws. */
  readonly read: (path: string, text: string, definitions?: Definitions) => FileContents;
}

/** How a publisher lays out what its rules refer to. */
export interface DefinitionReader {
  /** Names of the folders that hold definitions, beside those with rules. */
  readonly folders: readonly string[];
  /** Endings of the names of their files, lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * What the files define. A file that cannot be read defines nothing; `Collection.read` says what
   * is wrong with it.
   */
  readonly read: (files: readonly DefinitionFile[]) => Definitions;
}

export interface DefinitionFile {
  /** With the folder's name at its beginning. */
  readonly path: string;
  readonly text: string;
}
