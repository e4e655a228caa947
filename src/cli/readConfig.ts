import { dirname, resolve } from 'node:path';
import { FORMATS, type Format } from '../ingest/formats.js';
import type { Source } from '../ingest/Source.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DocumentMap, DocumentNode } from '../model/DocumentNode.js';
import { UNKNOWN_ORIGIN } from '../model/SourceOrigin.js';
import { FILE_START, type SourceSpan } from '../model/SourceSpan.js';
import { foldedName } from '../sync/nameFault.js';
import { entryOf } from '../text/documentAccess.js';
import { visible } from '../text/visible.js';
import { readYaml } from '../text/yaml/readYaml.js';
import { badInput, CliError } from './CliError.js';
import { checkKeys, requiredText, textAt, textsAt, webAddressAt } from './configValues.js';
import { report } from './diagnostics.js';
import { formatNamed } from './formatOf.js';
import { type ConfiguredGit, type Folders, GIT_KEYS, readGitSource } from './readGitSource.js';
import { readInputFile } from './readInput.js';

export type ConfiguredSource = Source | ConfiguredGit;

export interface Config {
  readonly sources: readonly ConfiguredSource[];
  /** The folder of the checkouts, absolute. */
  readonly sourcesDir: string;
  /** Null where the file names none. */
  readonly db: string | null;
  /** STIX bundles of ATT&CK. */
  readonly attack: readonly string[];
}

export function isGit(source: ConfiguredSource): source is ConfiguredGit {
  return 'git' in source;
}

const DEFAULT_SOURCES_DIR = '.concord/sources';

/**
 * Reads a configuration file: `sources`, a list of `{format, path, name?, url?, licence?}` and
 * `{format, git, ref?, paths?, name?, url?, licence?}`; `sourcesDir`, `db`, and `attack`, a path or
 * a list of them. Paths in it are relative to its folder. Throws bad input that names every fault
 * with its line.
 */
export async function readConfig(path: string): Promise<Config> {
  const { documents, diagnostics, lines } = readYaml(await readInputFile(path));
  const faults: Diagnostic[] = [...diagnostics];
  const folder = dirname(resolve(path));
  const root = documents[0]?.root;
  const config = root?.kind === 'map' ? readRoot(root, folder, faults) : expectMap(root, faults);
  const errors = faults.filter(({ severity }) => severity !== 'info');
  if (errors.length === 0 && config !== null) return config;
  throw badInput(
    `the configuration ${visible(path)} cannot be used`,
    null,
    errors.map((diagnostic) => ({ path, diagnostic, lines })),
  );
}

function expectMap(root: DocumentNode | undefined, faults: Diagnostic[]): null {
  if (root === undefined && faults.length > 0) return null;
  const found = root === undefined ? 'found nothing' : `found a ${root.kind}`;
  const message = `expected a map with 'sources', ${found}`;
  faults.push(report('config/expected', message, root?.span ?? FILE_START));
  return null;
}

function readRoot(root: DocumentMap, folder: string, faults: Diagnostic[]): Config {
  checkKeys(root, ['sources', 'sourcesDir', 'db', 'attack'], faults);
  const db = textAt(root, 'db', faults);
  const attack = textsAt(root, 'attack', faults).map(({ text }) => resolve(folder, text));
  const sourcesDir = resolve(folder, textAt(root, 'sourcesDir', faults) ?? DEFAULT_SOURCES_DIR);
  const entry = entryOf(root, 'sources');
  if (entry?.value.kind !== 'list' || entry.value.items.length === 0) {
    const message = "expected 'sources' with a list of at least one source";
    faults.push(report('config/expected', message, entry?.keySpan ?? root.span));
    return { sources: [], sourcesDir, db, attack };
  }
  const folders = { own: folder, sources: sourcesDir };
  const sources = entry.value.items.flatMap((item) => readSource(item, folders, faults));
  checkNames(sources, faults);
  return { sources, sourcesDir, db: db === null ? null : resolve(folder, db), attack };
}

function readSource(
  item: DocumentNode,
  folders: Folders,
  faults: Diagnostic[],
): readonly ConfiguredSource[] {
  if (item.kind !== 'map') {
    const message = `expected a source, a map with 'format' and 'path' or 'git', found a ${item.kind}`;
    faults.push(report('config/expected', message, item.span));
    return [];
  }
  const isInGit = entryOf(item, 'git') !== undefined;
  checkKeys(item, isInGit ? GIT_KEYS : PATH_KEYS, faults);
  const format = requiredText(item, 'format', faults);
  const span = entryOf(item, 'format')?.value.span ?? item.span;
  const known = format === null ? null : knownFormat(format, span, faults);
  if (!isInGit) return readPathSource(item, known, folders.own, faults);
  const source = known === null ? null : readGitSource(item, known, folders, faults);
  return source === null ? [] : [source];
}

const PATH_KEYS = ['format', 'path', 'name', 'url', 'licence'] as const;

function readPathSource(
  item: DocumentMap,
  format: Format | null,
  folder: string,
  faults: Diagnostic[],
): readonly Source[] {
  const path = requiredText(item, 'path', faults);
  const name = textAt(item, 'name', faults);
  const url = webAddressAt(item, faults);
  const licence = textAt(item, 'licence', faults);
  if (format === null || path === null) return [];
  return [
    {
      format,
      path: resolve(folder, path),
      ...(name === null ? {} : { name }),
      ...(url === null ? {} : { url }),
      ...(licence === null ? {} : { origin: { ...UNKNOWN_ORIGIN, licence } }),
    },
  ];
}

/** Two checkouts in one folder would overwrite each other. */
function checkNames(sources: readonly ConfiguredSource[], faults: Diagnostic[]): void {
  const taken = new Set<string>();
  for (const { git, span } of sources.filter(isGit)) {
    const name = foldedName(git.name);
    if (taken.has(name)) {
      const message = `another git source is named '${git.name}'`;
      faults.push(report('config/git', message, span, "Give each a 'name' of its own."));
    }
    taken.add(name);
  }
}

function knownFormat(name: string, span: SourceSpan, faults: Diagnostic[]) {
  try {
    return formatNamed(name);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const hint = error.hint ?? `Formats: ${FORMATS.join(', ')}.`;
    faults.push(report('config/expected', error.message, span, hint));
    return null;
  }
}
