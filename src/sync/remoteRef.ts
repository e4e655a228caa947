import { nearest } from '../text/nearest.js';
import type { Git } from './createGit.js';
import { GitError } from './GitError.js';
import type { GitSource } from './GitSource.js';
import { isCommitId } from './refFault.js';

/** What to fetch. */
export interface RemoteRef {
  /** `refs/heads/…`, `refs/tags/…`, or a commit id. */
  readonly full: string;
  /** The commit, an annotated tag followed to it. */
  readonly commit: string;
  /** What people call it: `main`, `v1.2`. */
  readonly name: string;
}

/** How many names a message lists at most. */
const MOST_NAMES = 8;

/**
 * Asks the remote for the source's ref: a branch before a tag of the same name. Throws a GitError:
 * 'ref' with the names most like it, or what kept the remote from answering.
 */
export async function remoteRef(git: Git, source: GitSource): Promise<RemoteRef> {
  const { ref } = source;
  if (ref === null) return defaultBranch(git, source);
  if (isCommitId(ref)) {
    const commit = ref.toLowerCase();
    return { full: commit, commit, name: commit };
  }
  const wanted = ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  const asked = wanted.flatMap((full) => [full, `${full}^{}`]);
  const found = refsIn(await ask(git, source, [], asked));
  const full = wanted.find((name) => found.has(name));
  const commit = full && (found.get(`${full}^{}`) ?? found.get(full));
  if (full && commit) return { full, commit, name: ref };
  throw await missingRef(git, source, ref);
}

async function defaultBranch(git: Git, source: GitSource): Promise<RemoteRef> {
  const answer = await ask(git, source, ['--symref'], ['HEAD']);
  const full = /^ref: (\S+)\tHEAD$/m.exec(answer)?.[1];
  const commit = refsIn(answer).get('HEAD');
  if (commit === undefined) {
    const message = 'the repository has no default branch';
    throw new GitError('ref', message, "Name a branch, a tag or a commit as 'ref'.");
  }
  return { full: full ?? 'HEAD', commit, name: full?.replace('refs/heads/', '') ?? 'HEAD' };
}

function ask(
  git: Git,
  { address }: GitSource,
  options: readonly string[],
  patterns: readonly string[],
): Promise<string> {
  return git.run(['ls-remote', ...options, '--', address, ...patterns], { isRemote: true });
}

/** `id<TAB>name` a line. */
function refsIn(answer: string): ReadonlyMap<string, string> {
  const lines = answer.split('\n').map((line) => /^([0-9a-f]{40,64})\t(.+)$/.exec(line));
  return new Map(lines.flatMap((found) => (found ? [[found[2] ?? '', found[1] ?? '']] : [])));
}

async function missingRef(git: Git, source: GitSource, ref: string): Promise<GitError> {
  const all = refsIn(await ask(git, source, ['--heads', '--tags'], []));
  const names = [...all.keys()]
    .filter((name) => !name.endsWith('^{}'))
    .map((name) => name.replace(/^refs\/(?:heads|tags)\//, ''));
  const near = nearest(ref, names);
  const shown = [...new Set(names)].slice(0, MOST_NAMES);
  const listed =
    shown.length === 0
      ? 'It has none.'
      : `There are: ${shown.join(', ')}${names.length > shown.length ? ', …' : ''}.`;
  const commit = /^[0-9a-f]{4,}$/i.test(ref) ? ' A commit has to be given with its full id.' : '';
  const hint = near === null ? listed + commit : `Did you mean '${near}'?${commit}`;
  return new GitError('ref', `the repository has no branch or tag '${ref}'`, hint);
}
