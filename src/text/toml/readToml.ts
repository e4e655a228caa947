import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap } from '../../model/DocumentNode.js';
import { reportText } from '../diagnostics.js';
import { createLineIndex, type LineIndex } from '../LineIndex.js';
import { LIMITS } from '../limits.js';
import { buildTomlTree } from './buildTomlTree.js';
import { nestsTooDeep } from './nestsTooDeep.js';
import { readPlainToml } from './readPlainToml.js';

export interface TomlFile {
  /** Null where the file cannot be read; the diagnostics say why. */
  readonly root: DocumentMap | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineIndex;
}

/** Reads a TOML 1.0 file with the place of each value. Never throws. */
export function readToml(text: string): TomlFile {
  const lines = createLineIndex(text);
  const root = readPlainToml(text, lines);
  return root === null ? readAnyToml(text, lines) : { root, diagnostics: [], lines };
}

/** Reads all of TOML, and says what is wrong with the text. Never throws. */
export function readAnyToml(text: string, lines: LineIndex): TomlFile {
  try {
    const deep = nestsTooDeep(text);
    if (deep !== null) {
      const message = `the document nests more than ${LIMITS.nesting} levels deep`;
      const diagnostic = reportText('toml/too-deep', message, lines.span(deep, deep));
      return { root: null, diagnostics: [diagnostic], lines };
    }
    const table = firstTableTooMany(text);
    if (table !== null) {
      const message = `the document has more than ${LIMITS.tomlTables} tables`;
      const diagnostic = reportText('toml/too-many-tables', message, lines.span(table, table));
      return { root: null, diagnostics: [diagnostic], lines };
    }
    const ast: AST.TOMLProgram = parseTOML(text, { tomlVersion: '1.0' });
    return { root: buildTomlTree(ast, text, lines), diagnostics: [], lines };
  } catch (error) {
    return { root: null, diagnostics: [asDiagnostic(error, text, lines)], lines };
  }
}

/** Where the first table begins that is not read any more: many take the parser seconds. */
function firstTableTooMany(text: string): number | null {
  let count = 0;
  for (const { index } of text.matchAll(/^[ \t]*\[/gm)) {
    count += 1;
    if (count > LIMITS.tomlTables) return index;
  }
  return null;
}

function asDiagnostic(error: unknown, text: string, lines: LineIndex): Diagnostic {
  if (error instanceof ParseError) {
    const at = Math.min(Math.max(0, error.index), text.length);
    return reportText(
      'toml/syntax',
      `invalid TOML: ${lowerFirst(error.message)}`,
      lines.span(at, at),
    );
  }
  if (error instanceof RangeError) {
    return reportText(
      'toml/too-deep',
      'the document nests too deep, or a value is too long, to be read',
      lines.span(0, 0),
    );
  }
  throw error;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
