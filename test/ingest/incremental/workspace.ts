import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { FORMATS, type Format } from '../../../src/collections/Collection.js';
import type { Source } from '../../../src/ingest/Source.js';

const STARTER = fileURLToPath(new URL('../../../examples/rules', import.meta.url));

/** Rules of every format in a folder of their own, for changing them. */
export interface Workspace {
  readonly root: string;
  readonly db: string;
  readonly sources: () => readonly Source[];
  /** Files of Splunk's detections. */
  readonly detections: () => readonly string[];
}

/** A copy of the starter corpus, a folder a format. */
export function createWorkspace(root: string): Workspace {
  for (const format of FORMATS)
    cpSync(join(STARTER, format), join(root, format), { recursive: true });
  const sources = () =>
    FORMATS.filter((format) => existsSync(join(root, format))).map((format) => ({
      format,
      path: join(root, format),
    }));
  const detections = () => filesBelow(root).filter((file) => file.includes('/splunk/detections/'));
  return { root, db: join(root, 'catalog.db'), sources, detections };
}

/** One change of a workspace. The numbers choose among what is there, whatever that is by then. */
export type Edit =
  | { readonly kind: 'replace'; readonly file: number; readonly from: string; readonly to: string }
  | { readonly kind: 'append'; readonly file: number; readonly text: string }
  | { readonly kind: 'copy' | 'rename'; readonly file: number; readonly name: string }
  | { readonly kind: 'remove' | 'empty' | 'link'; readonly file: number }
  | { readonly kind: 'macro'; readonly file: number; readonly text: string }
  | { readonly kind: 'source'; readonly format: Format };

const word = fc.constantFrom(
  'Image',
  'exe',
  'T1059',
  'contains',
  'selection',
  'process',
  'status',
  '"',
);
const name = fc.constantFrom('a', 'm', 'zz', 'Z', '0', 'é', 'a b');
const index = fc.nat(10_000);

export const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      file: index,
      from: word,
      to: word,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      file: index,
      text: fc.constantFrom('\n', '\n# x\n', '\nx: [', '\n---\na: b\n'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('copy' as const, 'rename' as const),
      file: index,
      name,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove' as const, 'empty' as const, 'link' as const),
      file: index,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('macro' as const),
      file: index,
      text: fc.constantFrom('process_name=q.exe', '(a=b OR a=c)', '`sysmon` x=1'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('source' as const),
      format: fc.constantFrom(...FORMATS),
    }),
  },
);

/** Makes a change; one that finds nothing to change does nothing. */
export function applyEdit({ root }: Workspace, edit: Edit): void {
  if (edit.kind === 'source') {
    toggleSource(root, edit.format);
    return;
  }
  const inMacros = edit.kind === 'macro';
  const file = choose(
    filesBelow(root).filter((path) => !inMacros || /[\\/]macros[\\/]/.test(path)),
    edit.file,
  );
  if (file === undefined) return;
  switch (edit.kind) {
    case 'replace':
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(edit.from, edit.to));
      break;
    case 'append':
      writeFileSync(file, readFileSync(file, 'utf8') + edit.text);
      break;
    case 'macro':
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(/^definition:.*$/m, `definition: '${edit.text}'`),
      );
      break;
    case 'copy':
      cpSync(file, beside(file, edit.name));
      break;
    case 'rename':
      renameSync(file, beside(file, edit.name));
      break;
    case 'empty':
      writeFileSync(file, '');
      break;
    case 'link':
      rmSync(file);
      symlinkSync('elsewhere', file);
      break;
    default:
      rmSync(file);
  }
}

function toggleSource(root: string, format: Format): void {
  const [folder, hidden] = [join(root, format), join(root, `.${format}`)];
  if (existsSync(hidden)) renameSync(hidden, folder);
  else if (existsSync(folder)) renameSync(folder, hidden);
}

function beside(file: string, prefix: string): string {
  return join(dirname(file), `${prefix}${file.split('/').at(-1) ?? ''}`.slice(-80));
}

function choose(files: readonly string[], number: number): string | undefined {
  return files[number % Math.max(1, files.length)];
}

/** Files of the sources in use, in an order that is the same everywhere; symbolic links left out. */
function filesBelow(root: string): readonly string[] {
  return FORMATS.map((format) => join(root, format))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
