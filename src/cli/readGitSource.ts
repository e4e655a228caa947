import { join, resolve } from 'node:path';
import { COLLECTIONS, type Format } from '../ingest/formats.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { DocumentMap } from '../model/DocumentNode.js';
import type { SourceSpan } from '../model/SourceSpan.js';
import { addressFault, isLocalPath } from '../sync/addressFault.js';
import type { GitSource } from '../sync/GitSource.js';
import { nameFault, repositoryName } from '../sync/nameFault.js';
import { pathFault, plainPath } from '../sync/pathFault.js';
import { refFault } from '../sync/refFault.js';
import { entryOf } from '../text/documentAccess.js';
import { placeOf, textAt, textsAt, webAddressAt } from './configValues.js';
import { report } from './diagnostics.js';

/** A source of a configuration whose rules lie in a git repository. */
export interface ConfiguredGit {
  readonly format: Format;
  readonly git: GitSource;
  /** Where its files can be read on the web, `{commit}` for the commit; null to work it out. */
  readonly url: string | null;
  readonly licence: string | null;
  /** Where the configuration names it. */
  readonly span: SourceSpan;
}

export interface Folders {
  /** That of the configuration. */
  readonly own: string;
  /** That of the checkouts. */
  readonly sources: string;
}

export const GIT_KEYS = ['git', 'ref', 'format', 'paths', 'name', 'url', 'licence'] as const;

/** Reads `{git, ref?, paths?, name?, url?, licence?}`; null where something in it is wrong. */
export function readGitSource(
  item: DocumentMap,
  format: Format,
  folders: Folders,
  faults: Diagnostic[],
): ConfiguredGit | null {
  const before = faults.length;
  const address = checkedText(item, 'git', addressFault, faults);
  const ref = checkedText(item, 'ref', refFault, faults);
  const paths = readPaths(item, faults);
  const named = checkedText(item, 'name', nameFault, faults);
  const url = webAddressAt(item, faults);
  const licence = textAt(item, 'licence', faults);
  const entry = entryOf(item, 'git');
  if (faults.length > before || address === null || entry === undefined) return null;
  const name = named ?? repositoryName(address);
  if (named === null && (name === '' || nameFault(name) !== null)) {
    const message = "expected a 'name' here: the repository's own makes no folder";
    faults.push(report('config/expected', message, placeOf(entry)));
    return null;
  }
  const git = {
    ...{ name, ref, paths, definitions: COLLECTIONS[format].definitions?.folders ?? [] },
    address: isLocalPath(address) ? resolve(folders.own, address) : address,
    folder: join(folders.sources, name),
  };
  return { format, git, url, licence, span: placeOf(entryOf(item, 'name') ?? entry) };
}

/** The text of an entry that `faultOf` finds nothing wrong with. */
function checkedText(
  item: DocumentMap,
  key: string,
  faultOf: (text: string) => string | null,
  faults: Diagnostic[],
): string | null {
  const text = textAt(item, key, faults);
  const entry = entryOf(item, key);
  if (text === null || entry === undefined) return null;
  return isFine(key, text, placeOf(entry), faultOf, faults) ? text : null;
}

function readPaths(item: DocumentMap, faults: Diagnostic[]): readonly string[] {
  return textsAt(item, 'paths', faults).flatMap(({ text, span }) =>
    isFine('paths', text, span, pathFault, faults) ? [plainPath(text)] : [],
  );
}

function isFine(
  key: string,
  text: string,
  span: SourceSpan,
  faultOf: (text: string) => string | null,
  faults: Diagnostic[],
): boolean {
  const fault = faultOf(text);
  if (fault === null) return true;
  faults.push(report('config/git', `this '${key}' cannot be used: ${fault}`, span, HINTS[key]));
  return false;
}

const HINTS: Readonly<Record<string, string>> = {
  git: "For example 'https://github.com/SigmaHQ/sigma.git' or 'git@example.org:rules.git'.",
  ref: 'A branch, a tag or the full id of a commit.',
  paths: "A folder of the repository such as 'rules/windows'; '*' stands for any one name.",
  name: 'It names the folder of the checkout, too.',
};
