import type { Format } from '../collections/Collection.js';
import { COLLECTIONS } from '../collections/registry.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DiagnosticRow } from '../store/CatalogWriter.js';
import { toRuleEntry } from '../store/RuleEntry.js';
import { explainFile } from './explain.js';
import { type Chunk, type FileEntry, faultyFile } from './FileEntry.js';
import { readDefinitions } from './readDefinitions.js';
import { readTextFile } from './readTextFile.js';
import { type TrackedDefinitions, trackUses } from './trackUses.js';

/** A source line in the catalog is cut to this length. */
const LONGEST_EXCERPT = 400;

/** Reads chunks of the same build, so that what their rules refer to is read once. */
export type ChunkReader = (chunk: Chunk) => readonly FileEntry[];

/** Makes what reads files of the sources, paths relative to their roots; it never throws. */
export function createChunkReader(): ChunkReader {
  const known = new Map<string, TrackedDefinitions | undefined>();
  const definitionsOf = (root: string, format: Format): TrackedDefinitions | undefined => {
    const key = `${format}:${root}`;
    if (!known.has(key)) {
      const definitions = readDefinitions(root, COLLECTIONS[format]);
      known.set(key, definitions === undefined ? undefined : trackUses(definitions));
    }
    return known.get(key);
  };
  return ({ root, paths, format }) => {
    const definitions = definitionsOf(root, format);
    return paths.map((path) => readSourceFile(root, path, format, definitions));
  };
}

function readSourceFile(
  root: string,
  path: string,
  format: Format,
  tracked: TrackedDefinitions | undefined,
): FileEntry {
  const { text, diagnostic: remark, digest } = readTextFile(`${root}/${path}`);
  if (text === null) return { ...faultyFile(path, true, remark), digest };
  const { rules, diagnostics, lines } = explainFile(path, text, format, tracked?.definitions);
  const toRow = (diagnostic: Diagnostic): DiagnosticRow => {
    const excerpt = lines.line(diagnostic.span.line).slice(0, LONGEST_EXCERPT);
    return { path, diagnostic, excerpt };
  };
  return {
    path,
    listed: true,
    digest,
    uses: tracked?.takeUses() ?? [],
    rules: rules.map((rule) => ({
      entry: toRuleEntry(path, rule),
      diagnostics: rule.diagnostics.map(toRow),
    })),
    diagnostics: [...(remark === null ? [] : [remark]), ...diagnostics].map(toRow),
  };
}
