import type { Format } from '../collections/Collection.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DiagnosticRow } from '../store/CatalogWriter.js';
import { toRuleEntry } from '../store/RuleEntry.js';
import { explainFile } from './explain.js';
import { type Chunk, type FileEntry, faultyFile } from './FileEntry.js';
import { readTextFile } from './readTextFile.js';

/** A source line in the catalog is cut to this length. */
const LONGEST_EXCERPT = 400;

/** Reads files of one source, paths relative to its root. Never throws. */
export function readChunk({ root, paths, format }: Chunk): readonly FileEntry[] {
  return paths.map((path) => readSourceFile(root, path, format));
}

function readSourceFile(root: string, path: string, format: Format): FileEntry {
  const text = readTextFile(`${root}/${path}`);
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
