import type { Definitions, Lookup, Macro } from '../../model/Definitions.js';
import type { Diagnostic } from '../../model/Diagnostic.js';
import type { DocumentMap } from '../../model/DocumentNode.js';
import { once } from '../../model/once.js';
import { entryOf, textOf, textsOf } from '../../text/documentAccess.js';
import { readYaml } from '../../text/yaml/readYaml.js';
import type { DefinitionFile } from '../Collection.js';
import { report } from './diagnostics.js';
import { readLookupTable } from './readLookupTable.js';

/** Whether a file of the collection defines a macro or a lookup instead of holding a detection. */
export function isDefinitionPath(path: string): boolean {
  return /(^|\/)(macros|lookups)\//.test(path);
}

/** What is wrong with a macro or lookup file, so that searches cannot use it. */
export function checkDefinition(path: string, root: DocumentMap): readonly Diagnostic[] {
  if (/(^|\/)macros\//.test(path)) {
    if (readMacro(path, root) !== null) return [];
    return [report('splunk/macro', 'the macro has no name or no definition', root.span)];
  }
  if (textOf(entryOf(root, 'name')?.value) !== null) return [];
  return [report('splunk/lookup', 'the lookup has no name', root.span)];
}

/** The macros and lookups of security content, by name and number of arguments. Never throws. */
export function readSplunkDefinitions(files: readonly DefinitionFile[]): Definitions {
  const tables = new Map(
    files
      .filter(({ path }) => path.toLowerCase().endsWith('.csv'))
      .map(({ path, text }) => [fileNameOf(path), text]),
  );
  const macros = new Map<string, Macro>();
  const lookups = new Map<string, Lookup>();
  for (const { path, text } of files) {
    if (path.toLowerCase().endsWith('.csv')) continue;
    for (const { root } of readYaml(text).documents) {
      if (root.kind !== 'map') continue;
      if (path.startsWith('macros/')) addMacro(macros, readMacro(path, root));
      else addLookup(lookups, readLookup(path, root, tables));
    }
  }
  return { macros, lookups };
}

function fileNameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).toLowerCase();
}

function addMacro(macros: Map<string, Macro>, macro: Macro | null): void {
  if (macro === null) return;
  const { name, parameters } = macro;
  macros.set(parameters.length === 0 ? name : `${name}(${parameters.length})`, macro);
}

function addLookup(lookups: Map<string, Lookup>, lookup: Lookup | null): void {
  if (lookup !== null) lookups.set(lookup.name, lookup);
}

/** A name may say the number of its arguments, as in Splunk's own `macros.conf`: `name(1)`. */
function readMacro(path: string, root: DocumentMap): Macro | null {
  const written = textOf(entryOf(root, 'name')?.value)?.trim();
  const definition = textOf(entryOf(root, 'definition')?.value);
  if (written === undefined || written === '' || definition === null) return null;
  const parameters = textsOf(entryOf(root, 'arguments')?.value);
  return { name: written.replace(/\(\d+\)$/, ''), parameters, definition, path };
}

function readLookup(
  path: string,
  root: DocumentMap,
  tables: ReadonlyMap<string, string>,
): Lookup | null {
  const value = (key: string) => textOf(entryOf(root, key)?.value);
  const name = value('name')?.trim();
  if (name === undefined || name === '') return null;
  const declared = ['fields_list', 'fields']
    .flatMap((key) => textsOf(entryOf(root, key)?.value))
    .flatMap((list) => list.split(','))
    .map((field) => field.trim())
    .filter((field) => field !== '');
  // Newer content names no file: the table lies beside, under the same name.
  const file = value('filename') ?? fileNameOf(path).replace(/\.ya?ml$/, '.csv');
  const readTable = once(() => readLookupTable(tables.get(file.toLowerCase())));
  const wildcardFields = [...(value('match_type') ?? '').matchAll(/WILDCARD\(\s*([^)]+?)\s*\)/gi)]
    .flatMap(([, fields = '']) => fields.split(','))
    .map((field) => field.trim());
  return {
    name,
    // Few lookups are asked for, and some are large.
    get fields() {
      return readTable()?.fields ?? declared;
    },
    get rows() {
      return readTable()?.rows;
    },
    ...(wildcardFields.length === 0 ? {} : { wildcardFields }),
    path,
  };
}
