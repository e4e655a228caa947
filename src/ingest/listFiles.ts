import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/Diagnostic.js';
import { FILE_START } from '../model/SourceSpan.js';
import { report } from './diagnostics.js';

export interface ListedFiles {
  /** Paths relative to the root, with `/`, in a fixed order. */
  readonly paths: readonly string[];
  readonly faults: readonly FileFault[];
}

export interface FileFault {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** Folders below a source are read down to this depth. */
const DEEPEST = 64;

/** Folders that hold no rules, whatever the collection. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Lists the files below a folder whose names end in one of `extensions` (lower case), or those of
 * some of its folders alone, none inside another. Symbolic links are named and not followed, so
 * that a walk ends and never leaves the source.
 */
export function listFiles(
  root: string,
  extensions: readonly string[],
  folders: readonly string[] = [''],
): ListedFiles {
  const paths: string[] = [];
  const faults: FileFault[] = [];
  const wanted = (name: string) => extensions.some((end) => name.toLowerCase().endsWith(end));

  function walk(folder: string, depth: number): void {
    for (const entry of entriesOf(root, folder, faults)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) enter(path, entry.name, depth);
      else if (entry.isSymbolicLink()) faults.push(linkFault(path));
      else if (!wanted(entry.name)) continue;
      else if (entry.isFile()) paths.push(path);
      else faults.push(fault(path, report('file/special', 'this is no regular file', FILE_START)));
    }
  }

  function enter(path: string, name: string, depth: number): void {
    if (SKIPPED.has(name)) return;
    if (depth < DEEPEST) walk(path, depth + 1);
    else {
      const message = `the folder lies more than ${DEEPEST} levels below the source`;
      faults.push(fault(path, report('file/too-deep', message, FILE_START)));
    }
  }

  for (const folder of [...folders].sort()) {
    const link = linkOn(root, folder);
    if (link === null) walk(folder, depthOf(folder));
    else faults.push(linkFault(link));
  }
  return { paths, faults };
}

/** The part of a path that is a symbolic link; null where none is. */
function linkOn(root: string, folder: string): string | null {
  const parts = folder.split('/');
  const ways = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const isLink = (way: string) =>
    way !== '' && lstatSync(join(root, way), { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return ways.find(isLink) ?? null;
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

/** A folder's entries by name, in code-unit order, whatever the file system's. */
function entriesOf(root: string, folder: string, faults: FileFault[]): readonly Dirent[] {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const message = `the folder cannot be read: ${reasonOf(error)}`;
    faults.push(
      fault(folder === '' ? '.' : folder, report('file/unreadable', message, FILE_START)),
    );
    return [];
  }
}

/** What the system said, in short: `EACCES: permission denied`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(',')[0] ?? error.message) : String(error);
}

function linkFault(path: string): FileFault {
  const message = 'the symbolic link is not followed';
  return fault(path, report('file/symbolic-link', message, FILE_START));
}

function fault(path: string, diagnostic: Diagnostic): FileFault {
  return { path, diagnostic };
}
