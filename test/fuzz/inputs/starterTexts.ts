import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Format } from '../../../src/collections/Collection.js';
import { COLLECTIONS } from '../../../src/collections/registry.js';
import type { LanguageName } from '../../../src/model/Rule.js';
import { filesBelow } from '../../support/filesBelow.js';
import { readCaseFiles } from '../../support/languageCases.js';

const RULES = fileURLToPath(new URL('../../../examples/rules/', import.meta.url));

export interface StarterFile {
  /** Relative to the folder of its format. */
  readonly path: string;
  readonly text: string;
}

/** The files of the starter corpus in a format. */
export function starterFiles(
  format: Format,
  endings: readonly string[] = COLLECTIONS[format].extensions,
): readonly StarterFile[] {
  const root = join(RULES, format);
  return endings
    .flatMap((ending) => filesBelow(root, ending))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** What was written in a language: the cases of its tests and the queries of the starter corpus. */
export function queriesIn(language: LanguageName): readonly string[] {
  const cases = readCaseFiles(language).flatMap((file) => file.cases.map(({ query }) => query));
  return [
    ...cases,
    ...starterQueries()
      .filter((one) => one.language === language)
      .map((one) => one.text),
  ];
}

interface WrittenQuery {
  readonly language: LanguageName;
  readonly text: string;
}

function starterQueries(): readonly WrittenQuery[] {
  return Object.values(COLLECTIONS).flatMap(({ format, read }) =>
    starterFiles(format)
      .flatMap(({ path, text }) => read(path, text).rules)
      .flatMap(({ query }) =>
        query === null ? [] : [{ language: query.language, text: query.text }],
      ),
  );
}
