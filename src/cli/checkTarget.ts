import { type Stats, statSync } from 'node:fs';
import { kindOfFile } from '../catalog/kindOfFile.js';
import { visible } from '../text/visible.js';
import { badInput } from './CliError.js';

const HINT = 'Give the file of a catalog, or a new one, with --db.';

/**
 * Keeps a slip in `--db` from replacing a file that is no catalog. What has the name of a database
 * and cannot be recognised as one is taken for a damaged catalog, which a build replaces. Throws
 * bad input that says what is there.
 */
export function checkTarget(db: string): void {
  const stats = statOf(db);
  if (stats === undefined || stats.size === 0) return;
  if (!stats.isFile()) throw badInput(`${visible(db)} is no file`, HINT);
  const kind = kindOfFile(db);
  if (kind === 'catalog' || (kind === 'unknown' && /\.(db|sqlite3?)$/i.test(db))) return;
  const what = kind === 'other-database' ? 'a database of another program' : 'no catalog';
  throw badInput(`${visible(db)} is ${what} and will not be replaced`, HINT);
}

/** Undefined where there is nothing, or the way there is barred. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
