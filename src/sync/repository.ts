import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutFolders } from './checkoutFolders.js';
import type { Git } from './createGit.js';
import { GitError } from './GitError.js';
import type { GitSource } from './GitSource.js';
import { ATTRIBUTES } from './gitSettings.js';
import type { RemoteRef } from './remoteRef.js';
import type { FileChanges } from './SyncResult.js';
import { sparsePatterns } from './sparsePatterns.js';

/** A git repository with the files of one commit in a folder. */
export interface Repository {
  readonly git: Git;
  readonly folder: string;
  readonly gitDir: string;
}

export function repositoryIn(git: Git, folder: string): Repository {
  return { git, folder, gitDir: join(folder, '.git') };
}

/** Where the fetched commit is kept. */
const CURRENT = 'refs/concord/current';

/** Makes an empty repository; `commit` tells the kind of its ids. */
export async function initialise(
  { git, folder, gitDir }: Repository,
  commit: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kind = commit.length === 64 ? 'sha256' : 'sha1';
  // Without a template there are no hooks, and nothing else that somebody set up for new repositories.
  const options = ['--quiet', '--template=', `--object-format=${kind}`];
  await git.run(['init', ...options, '--', folder]);
  mkdirSync(join(gitDir, 'info'), { recursive: true });
  writeFileSync(join(gitDir, 'info', 'attributes'), ATTRIBUTES);
  const settings = [
    ['core.sparseCheckout', 'true'],
    ['core.symlinks', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['gc.pruneExpire', 'now'],
  ] as const;
  for (const [key, value] of settings) await git.run(['config', key, value], { gitDir });
}

/** Fetches the ref, and nothing but its commit and trees; the commit that it is. */
export async function fetchCommit(
  { git, gitDir }: Repository,
  { address }: GitSource,
  ref: RemoteRef,
  onProgress: (line: string) => void,
): Promise<string> {
  await git.run(['config', 'remote.origin.url', address], { gitDir });
  const progress = ['--progress', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
  const amount = ['--depth=1', '--filter=blob:none', '--force'];
  try {
    await git.run(['fetch', ...progress, ...amount, 'origin', `+${ref.full}:${CURRENT}`], {
      ...{ gitDir, isRemote: true, onProgress },
    });
  } catch (error) {
    throw error instanceof GitError ? missingCommit(error, ref) : error;
  }
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${CURRENT}^{commit}`];
  const commit = await git.run(args, { gitDir }).catch(() => '');
  if (commit.trim() !== '') return commit.trim();
  throw new GitError('ref', `'${ref.name}' names no commit`, 'Name a branch, a tag or a commit.');
}

/** A remote that answers, but does not give out the commit. */
function missingCommit(error: GitError, { full, name }: RemoteRef): GitError {
  if (full.startsWith('refs/')) return error;
  if (
    !/not our ref|unadvertised object|no such remote ref|couldn't find remote ref/i.test(
      error.message,
    )
  )
    return error;
  const hint = "Check the id; a branch or a tag as 'ref' works as well.";
  return new GitError('ref', `the repository has no commit ${name}, or does not give it out`, hint);
}

/**
 * The folders to have of a commit: the source's own, `*` resolved, and those of its format's
 * definitions. Throws a GitError for one that does not exist.
 */
export async function foldersOf(
  { git, gitDir }: Repository,
  { paths, definitions }: GitSource,
  commit: string,
): Promise<readonly string[]> {
  const listed = await git.run(['ls-tree', '-r', '-d', '-z', '--name-only', commit], { gitDir });
  const all = listed.split('\0').filter((name) => name !== '');
  const rules = checkoutFolders(paths, all);
  const further = definitions.filter((name) => all.includes(name));
  return checkoutFolders([...rules, ...further], all);
}

/** Puts the files of the commit's folders in place, over whatever is there; the rest is removed. */
export async function checkOut(
  { git, folder, gitDir }: Repository,
  commit: string,
  folders: readonly string[],
  onProgress: (line: string) => void,
): Promise<void> {
  writeFileSync(join(gitDir, 'info', 'sparse-checkout'), sparsePatterns(folders));
  rmSync(join(gitDir, 'index.lock'), { force: true });
  const place = { gitDir, workTree: folder };
  await git.run(
    ['checkout', '--progress', '--force', '--detach', '--no-recurse-submodules', commit, '--'],
    {
      ...{ ...place, isRemote: true, onProgress },
    },
  );
  await git.run(['clean', '-ffdxq'], place);
}

/** When the commit was made: ISO 8601, UTC. */
export async function dateOf({ git, gitDir }: Repository, commit: string): Promise<string> {
  const text = await git.run(['cat-file', 'commit', commit], { gitDir });
  const seconds = Number(/^committer .* (-?\d+) [+-]\d{4}$/m.exec(text)?.[1] ?? 0);
  return `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`;
}

/** Files of the checkout that are not as they were committed, or not committed at all. */
export async function localChanges({
  git,
  folder,
  gitDir,
}: Repository): Promise<readonly string[]> {
  const options = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=all', '--ignored'];
  const status = await git.run(['status', ...options], { gitDir, workTree: folder });
  const entries = status.split('\0').filter((entry) => entry !== '');
  return entries.map((entry) => entry.slice(3)).sort();
}

/** How the files below `folders` differ between two commits; null where the first is gone. */
export async function changedFiles(
  { git, gitDir }: Repository,
  before: string,
  after: string,
  folders: readonly string[],
): Promise<FileChanges | null> {
  const options = ['-r', '-z', '--no-renames', '--name-status'];
  const listed = await git
    .run(['diff-tree', ...options, before, after], { gitDir })
    .catch(() => null);
  if (listed === null) return null;
  const parts = listed.split('\0');
  const counts = { added: 0, changed: 0, removed: 0 };
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [kind = '', path = ''] = parts.slice(index, index + 2);
    if (!folders.some((folder) => folder === '' || path.startsWith(`${folder}/`))) continue;
    counts[kind === 'A' ? 'added' : kind === 'D' ? 'removed' : 'changed'] += 1;
  }
  return counts;
}
