import { readdirSync, readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import { readFilters } from '../../../src/languages/queryDsl/readFilters.js';
import { readQuery } from '../../../src/languages/registry.js';
import type { PlacesOf, RawFilter } from '../../../src/model/Rule.js';
import { placesInScalar } from '../../../src/text/yaml/placesInScalar.js';
import { readYaml } from '../../../src/text/yaml/readYaml.js';
import type { ExpectedDiagnostic } from '../../support/languageCases.js';

/** One case of `test/cases/queryDsl/*.yml`. */
export interface FilterCase {
  readonly name: string;
  /** YAML: a filter or a list of them, or with `form` the whole of what that form reads. */
  readonly filters: string;
  readonly form?: RawFilter['form'];
  readonly expect?: string | readonly string[];
  readonly as?: readonly string[];
  readonly diagnostics?: readonly ExpectedDiagnostic[];
}

export interface FilterCaseFile {
  readonly name: string;
  readonly cases: readonly FilterCase[];
}

/** Reads the case files, in the order of their names. */
export function readFilterCases(): readonly FilterCaseFile[] {
  const folder = new URL('../../cases/queryDsl/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({
      name,
      cases: yaml.load(readFileSync(new URL(name, folder), 'utf8')) as FilterCase[],
    }));
}

/** Reads filters from YAML text; without a document there are none. */
export function readFilterText(text: string, form?: RawFilter['form']) {
  const { documents, lines } = readYaml(text);
  const root = documents[0]?.root;
  const placesOf: PlacesOf = (scalar) => placesInScalar(scalar, lines).spanAt;
  if (root === undefined) return readFilters([], readQuery);
  if (form !== undefined) return readFilters([{ form, node: root, placesOf }], readQuery);
  const nodes = root.kind === 'list' ? root.items : [root];
  return readFilters(
    nodes.map((node) => ({ form: 'query_dsl', node, placesOf })),
    readQuery,
  );
}
