import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** What each layer of `src/` may import (design: one direction, no way back). */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  languages: ['text', 'model'],
  collections: ['text', 'model'],
  vocabulary: ['model'],
  logic: ['model'],
  store: ['model'],
  ingest: ['collections', 'languages', 'vocabulary', 'logic', 'store', 'text', 'model'],
  catalog: ['store', 'text', 'model'],
  site: ['catalog', 'text', 'model'],
  api: ['catalog', 'site', 'text', 'model'],
  sync: ['text', 'model'],
  cli: ['api', 'catalog', 'ingest', 'site', 'sync', 'text', 'model'],
};

/** Layers whose folders (one language, one publisher) may not import each other. */
const SEPARATE: ReadonlySet<string> = new Set(['languages', 'collections']);

export interface ForbiddenImport {
  readonly file: string;
  readonly imported: string;
  readonly reason: string;
}

/** The imports below `root` that go against the direction; paths are relative to `root`. */
export function forbiddenImports(root: string): readonly ForbiddenImport[] {
  return sourceFiles(root).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const { importedFiles } = ts.preProcessFile(text, true, true);
    return importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => posix.join(posix.dirname(file), fileName))
      .flatMap((imported) => {
        const reason = whyForbidden(file, imported);
        return reason === null ? [] : [{ file, imported, reason }];
      });
  });
}

function sourceFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function whyForbidden(file: string, imported: string): string | null {
  const [layer = '', part] = file.split('/');
  const [target = '', targetPart] = imported.split('/');
  if (layer === target) {
    const apart =
      SEPARATE.has(layer) && isFolder(file) && isFolder(imported) && part !== targetPart;
    return apart ? `${layer}/${part} may not know ${layer}/${targetPart}` : null;
  }
  const allowed = ALLOWED[layer];
  if (allowed === undefined) return `'${layer}' is no layer of the design`;
  if (allowed.includes(target)) return null;
  return `${layer} may import ${allowed.length === 0 ? 'nothing' : allowed.join(', ')}`;
}

/** Whether a file lies in a folder of its layer, and not in the layer itself. */
function isFolder(path: string): boolean {
  return dirname(path).includes('/');
}
