import { join } from 'node:path';
import type { Format } from '../collections/Collection.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DiagnosticRow } from '../store/CatalogWriter.js';
import { type RuleEntry, toRuleEntry } from '../store/RuleEntry.js';
import { explainFile } from './explain.js';
import { readTextFile } from './readTextFile.js';

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

/** A source line in the catalog is cut to this length. */
const LONGEST_EXCERPT = 400;

/** Reads one file of a source, `path` relative to `root`. Never throws. */
export function readSourceFile(root: string, path: string, format: Format): FileEntry {
  const text = readTextFile(join(root, path));
  if (typeof text !== 'string') return faultyFile(path, text);
  const { rules, diagnostics, lines } = explainFile(path, text, format);
  const toRow = (diagnostic: Diagnostic): DiagnosticRow => {
    const excerpt = lines.line(diagnostic.span.line).slice(0, LONGEST_EXCERPT);
    return { path, diagnostic, excerpt };
  };
  return {
    path,
    rules: rules.map((rule) => ({
      entry: toRuleEntry(path, rule),
      diagnostics: rule.diagnostics.map(toRow),
    })),
    diagnostics: diagnostics.map(toRow),
  };
}

/** A file or folder of which nothing but what is wrong with it is known. */
export function faultyFile(path: string, diagnostic: Diagnostic): FileEntry {
  return { path, rules: [], diagnostics: [{ path, diagnostic, excerpt: '' }] };
}
