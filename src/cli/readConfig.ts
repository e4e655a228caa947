import { dirname, resolve } from 'node:path';
import type { Source } from '../ingest/buildCatalog.js';
import { FORMATS } from '../ingest/formats.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DocumentEntry, DocumentMap, DocumentNode } from '../model/DocumentNode.js';
import { FILE_START, type SourceSpan } from '../model/SourceSpan.js';
import { entryOf, textOf } from '../text/documentAccess.js';
import { nearestName } from '../text/nearestName.js';
import { visible } from '../text/visible.js';
import { readYaml } from '../text/yaml/readYaml.js';
import { badInput, CliError } from './CliError.js';
import { report } from './diagnostics.js';
import { formatNamed } from './formatOf.js';
import { readInputFile } from './readInput.js';

export interface Config {
  readonly sources: readonly Source[];
  /** Null where the file names none. */
  readonly db: string | null;
  /** STIX bundles of ATT&CK. */
  readonly attack: readonly string[];
}

/**
 * Reads a configuration file: `sources`, a list of `{format, path, name?, url?}`, `db`, and `attack`,
 * a path or a list of them; paths in it are relative to its folder. Throws bad input that names every fault with its line.
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
  checkKeys(root, ['sources', 'db', 'attack'], faults);
  const db = textAt(root, 'db', faults);
  const attack = textsAt(root, 'attack', faults).map((path) => resolve(folder, path));
  const entry = entryOf(root, 'sources');
  if (entry?.value.kind !== 'list' || entry.value.items.length === 0) {
    const message = "expected 'sources' with a list of at least one source";
    faults.push(report('config/expected', message, entry?.keySpan ?? root.span));
    return { sources: [], db, attack };
  }
  const sources = entry.value.items.flatMap((item) => readSource(item, folder, faults));
  return { sources, db: db === null ? null : resolve(folder, db), attack };
}

function readSource(item: DocumentNode, folder: string, faults: Diagnostic[]): readonly Source[] {
  if (item.kind !== 'map') {
    const message = `expected a source, a map with 'format' and 'path', found a ${item.kind}`;
    faults.push(report('config/expected', message, item.span));
    return [];
  }
  checkKeys(item, ['format', 'path', 'name', 'url'], faults);
  const [format, path] = ['format', 'path'].map((key) => requiredText(item, key, faults));
  const name = textAt(item, 'name', faults);
  const url = webAddressAt(item, faults);
  if (!format || !path) return [];
  const known = knownFormat(format, entryOf(item, 'format')?.value.span ?? item.span, faults);
  if (known === null) return [];
  return [
    {
      format: known,
      path: resolve(folder, path),
      ...(name === null ? {} : { name }),
      ...(url === null ? {} : { url }),
    },
  ];
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

function checkKeys(map: DocumentMap, known: readonly string[], faults: Diagnostic[]): void {
  for (const { key, keySpan } of map.entries.filter((entry) => !known.includes(entry.key))) {
    const near = nearestName(key, known);
    const hint = near === null ? `Known here: ${known.join(', ')}.` : `Did you mean '${near}'?`;
    faults.push(report('config/unknown-key', `unknown key '${key}'`, keySpan, hint));
  }
}

function requiredText(map: DocumentMap, key: string, faults: Diagnostic[]): string | null {
  if (entryOf(map, key) !== undefined) return textAt(map, key, faults);
  faults.push(report('config/expected', `expected '${key}' in this source`, map.span));
  return null;
}

function textAt(map: DocumentMap, key: string, faults: Diagnostic[]): string | null {
  const entry = entryOf(map, key);
  if (entry === undefined) return null;
  const text = textOf(entry.value)?.trim() ?? '';
  if (text !== '') return text;
  faults.push(report('config/expected', `expected a text for '${key}'`, placeOf(entry)));
  return null;
}

/** A text, or each text of a list. */
function textsAt(map: DocumentMap, key: string, faults: Diagnostic[]): readonly string[] {
  const value = entryOf(map, key)?.value;
  if (value?.kind !== 'list') return [textAt(map, key, faults)].filter((text) => text !== null);
  return value.items.flatMap((item) => {
    const text = textOf(item)?.trim() ?? '';
    if (text !== '') return [text];
    faults.push(report('config/expected', `expected texts in '${key}'`, item.span));
    return [];
  });
}

/** The address that paths are put behind; it ends in a slash. */
function webAddressAt(map: DocumentMap, faults: Diagnostic[]): string | null {
  const url = textAt(map, 'url', faults);
  const entry = entryOf(map, 'url');
  if (url === null || entry === undefined) return null;
  if (/^https?:\/\/[^\s/]/i.test(url)) return url.endsWith('/') ? url : `${url}/`;
  const message = "expected an address that begins with 'https://' for 'url'";
  faults.push(report('config/expected', message, entry.value.span));
  return null;
}

function placeOf({ value, keySpan }: DocumentEntry): SourceSpan {
  return value.span.end > value.span.start ? value.span : keySpan;
}
