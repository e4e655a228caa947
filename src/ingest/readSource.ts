import { join } from 'node:path';
import type { Collection } from '../collections/Collection.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { RuleRecord } from '../model/RuleRecord.js';
import { FILE_START } from '../model/SourceSpan.js';
import { explainFile } from './explain.js';
import { listFiles } from './listFiles.js';
import { readTextFile } from './readTextFile.js';

/** What one file of a source gave. */
export interface ReadFile {
  readonly path: string;
  readonly rules: readonly RuleRecord[];
  /** Of the file; those of its rules are with the rules. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a source line, to show a diagnostic with. */
  readonly line: (number: number) => string;
}

export interface SourceListing {
  /** Rule files that were found. */
  readonly count: number;
  /** Each file in a fixed order, read when it is asked for. */
  readonly files: Iterable<ReadFile>;
}

/** Lists a source; its files are read one by one, so that nothing but the current one is held. */
export function readSource(root: string, collection: Collection): SourceListing {
  const { paths, faults } = listFiles(root, collection.extensions);
  function* files(): Generator<ReadFile> {
    for (const { path, diagnostic } of faults) yield faultyFile(path, diagnostic);
    for (const path of paths) yield readFile(root, path, collection);
  }
  return { count: paths.length, files: files() };
}

function readFile(root: string, path: string, collection: Collection): ReadFile {
  const text = readTextFile(join(root, path));
  if (typeof text !== 'string') return faultyFile(path, text);
  return interpretFile(path, text, collection);
}

/** Everything that the text of one rule file says. Never throws. */
function interpretFile(path: string, text: string, collection: Collection): ReadFile {
  const { rules, diagnostics, lines } = explainFile(path, text, collection.format);
  return { path, rules, diagnostics, line: lines.line };
}

function faultyFile(path: string, diagnostic: Diagnostic): ReadFile {
  return { path, rules: [], diagnostics: [{ ...diagnostic, span: FILE_START }], line: () => '' };
}
