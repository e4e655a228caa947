import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * The commit that is checked out in the git repository that a folder belongs to, read from its
 * files: no git is run. Null where the folder lies in none, or git does not keep what is in it, and
 * for ways of keeping refs that are not known here. Changes that were not committed do not show.
 */
export function headCommit(folder: string): string | null {
  const top = topOf(resolve(folder));
  if (top === null) return null;
  try {
    const gitDir = gitDirOf(top);
    const below = relative(top, resolve(folder)).split(sep).join('/');
    return below === '' || isKept(gitDir, below) ? commitOf(gitDir) : null;
  } catch {
    return null;
  }
}

/** The nearest folder upwards that holds `.git`. */
function topOf(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}

/** `.git` is a folder, or a file that names one (of a worktree or submodule). */
function gitDirOf(top: string): string {
  const place = join(top, '.git');
  if (statSync(place).isDirectory()) return place;
  const named = /^gitdir: (.+)$/m.exec(readFileSync(place, 'utf8'))?.[1] ?? '';
  return resolve(top, named.trim());
}

function commitOf(gitDir: string): string | null {
  const head = readFileSync(join(gitDir, 'HEAD'), 'utf8').trim();
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
  if (ref === undefined) return isId(head) ? head : null;
  // The branches of a worktree are those of its repository.
  const common = readText(join(gitDir, 'commondir'))?.trim();
  const home = common === undefined ? gitDir : resolve(gitDir, common);
  const own = readText(join(home, ...ref.split('/')))?.trim();
  if (own !== undefined) return isId(own) ? own : null;
  const packed = readText(join(home, 'packed-refs'))?.split('\n') ?? [];
  const id = packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
  return id !== undefined && isId(id) ? id : null;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/**
 * Whether the index (see gitformat-index) lists a file below the folder. A path stands there behind
 * two bytes, the lower twelve bits of which are its length, and ends in a zero byte.
 */
function isKept(gitDir: string, below: string): boolean {
  const index = readFileSync(join(gitDir, 'index'));
  const start = Buffer.from(`${below}/`);
  for (let at = index.indexOf(start); at > 1; at = index.indexOf(start, at + 1)) {
    const length = index.readUInt16BE(at - 2) & 0xfff;
    if (length === 0xfff || (length > start.length && index[at + length] === 0)) return true;
  }
  return false;
}
