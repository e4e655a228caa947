import yaml, { type EventType, type LoadOptions, type State } from 'js-yaml';
import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentNode } from '../../model/DocumentNode.js';
import { reportText } from '../diagnostics.js';
import { createLineIndex, type LineIndex } from '../LineIndex.js';
import { LIMITS } from '../limits.js';
import { createTreeBuilder } from './buildTree.js';
import { type DocumentText, splitDocuments } from './splitDocuments.js';

export interface YamlDocument {
  /** Number of the document in its file, from 1; those without content are not counted. */
  readonly number: number;
  readonly root: DocumentNode;
}

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineIndex;
}

// The types know neither option, both are documented in js-yaml's loader.
type ReaderOptions = LoadOptions & { readonly maxDepth: number };

/**
 * Reads every document of a YAML file with the place of each value. Follows YAML 1.2's core schema
 * (no timestamps, no `yes`/`no` booleans) and, beyond it, merge keys `<<`. A document that cannot
 * be read gives a diagnostic and is left out; the others are kept. Never throws.
 */
export function readYaml(text: string): YamlFile {
  const lines = createLineIndex(text);
  const documents: YamlDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  const pieces = splitDocuments(text);
  for (const [index, piece] of pieces.entries()) {
    if (index === LIMITS.documents) {
      diagnostics.push(tooManyDocuments(pieces.length, piece, lines));
      break;
    }
    const root = readDocument(piece, lines, diagnostics);
    if (root !== null) documents.push({ number: index + 1, root });
  }
  return { documents, diagnostics, lines };
}

function readDocument(
  piece: DocumentText,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): DocumentNode | null {
  const builder = createTreeBuilder(piece, lines, diagnostics);
  const options: ReaderOptions = {
    schema: yaml.CORE_SCHEMA,
    json: true,
    maxDepth: LIMITS.nesting,
    listener(this: State, event: EventType, state: State) {
      if (event === 'open') builder.open(state);
      else builder.close(state);
    },
  };
  try {
    yaml.load(piece.text, options);
    return builder.root();
  } catch (error) {
    diagnostics.push(asDiagnostic(error, piece, lines));
    return null;
  }
}

function asDiagnostic(error: unknown, piece: DocumentText, lines: LineIndex): Diagnostic {
  if (error instanceof yaml.YAMLException) {
    const { reason } = error;
    const at = piece.start + Math.min(error.mark?.position ?? 0, piece.text.length);
    if (reason.includes('maxDepth')) {
      const message = `the document nests more than ${LIMITS.nesting} levels deep`;
      return reportText('yaml/too-deep', message, lines.span(at, at));
    }
    return reportText('yaml/syntax', `invalid YAML: ${reason}`, lines.span(at, at));
  }
  if (error instanceof RangeError) {
    const span = lines.span(piece.start, piece.start);
    return reportText('yaml/too-deep', 'the document nests too deep to be read', span);
  }
  throw error;
}

function tooManyDocuments(count: number, piece: DocumentText, lines: LineIndex): Diagnostic {
  const message = `${count} documents in one file; the first ${LIMITS.documents} are read`;
  return reportText('yaml/too-many-documents', message, lines.span(piece.start, piece.start));
}
