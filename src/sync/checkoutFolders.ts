import { nearest } from '../text/nearest.js';
import { GitError } from './GitError.js';

/** How many folders a message lists at most. */
const MOST_NAMES = 12;

/**
 * The folders of a repository that the patterns name, none inside another, in the order of their
 * names; `folders` are all of its folders. Without a pattern, or with the root among them, `['']`.
 * Throws a GitError that names the folders that there are.
 */
export function checkoutFolders(
  patterns: readonly string[],
  folders: readonly string[],
): readonly string[] {
  if (patterns.length === 0 || patterns.includes('')) return [''];
  const found = new Set(patterns.flatMap((pattern) => matching(pattern, folders)));
  return [...found]
    .filter((folder) => !ancestorsOf(folder).some((above) => found.has(above)))
    .sort();
}

function matching(pattern: string, folders: readonly string[]): readonly string[] {
  const fits = pattern.includes('*') ? expressionOf(pattern) : null;
  const found = folders.filter((folder) =>
    fits === null ? folder === pattern : fits.test(folder),
  );
  if (found.length > 0) return found;
  throw missingFolder(pattern, folders);
}

/** `*` stands for any characters of one name. */
function expressionOf(pattern: string): RegExp {
  const escaped = pattern
    .split(/\*+/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  return new RegExp(`^${escaped}$`, 'u');
}

function ancestorsOf(folder: string): readonly string[] {
  const segments = folder.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function missingFolder(pattern: string, folders: readonly string[]): GitError {
  const near = nearest(pattern, folders);
  const existing = ancestorsOf(pattern).findLast((above) => folders.includes(above)) ?? '';
  const start = existing === '' ? '' : `${existing}/`;
  const beside = folders.filter(
    (folder) => folder.startsWith(start) && !folder.slice(start.length).includes('/'),
  );
  const shown = beside.slice(0, MOST_NAMES).join(', ');
  const more = beside.length > MOST_NAMES ? ', …' : '';
  const listed = beside.length === 0 ? 'There is no folder at all.' : `There are: ${shown}${more}.`;
  const hint = near === null ? listed : `Did you mean '${near}'? ${listed}`;
  return new GitError('path', `the repository has no folder '${pattern}'`, hint);
}
