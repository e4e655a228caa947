import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { shownAddress } from './addressFault.js';
import {
  type CheckoutState,
  isWhatWasAsked,
  readCheckoutState,
  sameList,
  writeCheckoutState,
} from './CheckoutState.js';
import type { Git } from './createGit.js';
import { GitError } from './GitError.js';
import type { GitSource } from './GitSource.js';
import { type RemoteRef, remoteRef } from './remoteRef.js';
import {
  changedFiles,
  checkOut,
  dateOf,
  fetchCommit,
  foldersOf,
  initialise,
  localChanges,
  type Repository,
  repositoryIn,
} from './repository.js';
import type { SyncResult } from './SyncResult.js';

/** What a sync of one source works with. */
interface Job {
  readonly git: Git;
  readonly source: GitSource;
  readonly onProgress: (line: string) => void;
}

/**
 * Brings the source's folder to what its remote has now. Never throws for what git or the remote
 * does wrong: the result says so. A clone appears in its place only when it is whole; an update
 * that is broken off leaves a folder that is known to be incomplete. Nobody else may work on the
 * folder meanwhile (see `lockFolder`).
 */
export async function syncSource(
  git: Git,
  source: GitSource,
  onProgress: (line: string) => void = () => {},
): Promise<SyncResult> {
  const before = readCheckoutState(source.folder);
  const usable = before?.complete === true && before.address === source.address ? before : null;
  try {
    checkOwn(source, before);
    const job = { git, source, onProgress };
    const ref = await remoteRef(git, source);
    return await (usable === null ? clone(job, ref, before) : update(job, ref, usable));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const isAsked = usable !== null && isWhatWasAsked(usable, source);
    return failure(source, isAsked ? usable : null, error);
  } finally {
    removeUnfinished(source.folder);
  }
}

/** Keeps a folder that somebody else made from being replaced. */
function checkOwn({ folder }: GitSource, state: CheckoutState | null): void {
  if (state !== null || !existsSync(folder)) return;
  if (isEmptyFolder(folder)) return;
  const hint = "Move it away, or name another folder with 'sourcesDir'.";
  throw new GitError('foreign', `${folder} is there and was not made by concord sync`, hint);
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

/** Into a new folder beside the old one, which is replaced at the end. */
async function clone(job: Job, ref: RemoteRef, before: CheckoutState | null): Promise<SyncResult> {
  const { source } = job;
  const temporary = join(dirname(source.folder), unfinishedName(source.folder));
  const repository = repositoryIn(job.git, temporary);
  await initialise(repository, ref.commit);
  const commit = await fetchCommit(repository, source, ref, job.onProgress);
  const folders = await foldersOf(repository, source, commit);
  await checkOut(repository, commit, folders, job.onProgress);
  const state = await newState(repository, source, ref, commit, folders);
  writeCheckoutState(temporary, state);
  rmSync(source.folder, { recursive: true, force: true });
  renameSync(temporary, source.folder);
  const status = before === null ? 'cloned' : 'updated';
  return resultOf(source, state, { status, previousCommit: before?.commit ?? null });
}

async function update(job: Job, ref: RemoteRef, before: CheckoutState): Promise<SyncResult> {
  try {
    return await updateInPlace(job, ref, before);
  } catch (error) {
    // A repository that is damaged, or that a killed git left locked, is replaced as a whole.
    if (error instanceof GitError && error.fault === 'local') return clone(job, ref, before);
    throw error;
  }
}

async function updateInPlace(job: Job, ref: RemoteRef, before: CheckoutState): Promise<SyncResult> {
  const { source } = job;
  const repository = repositoryIn(job.git, source.folder);
  const isThere = ref.commit === before.commit;
  const commit = isThere
    ? before.commit
    : await fetchCommit(repository, source, ref, job.onProgress);
  const folders = await foldersOf(repository, source, commit);
  const restored = await localChanges(repository);
  const isSame = commit === before.commit && sameList(folders, before.folders);
  const state = await newState(repository, source, ref, commit, folders);
  if (!isSame || restored.length > 0) await replaceFiles(job, repository, before, state);
  writeCheckoutState(source.folder, state);
  const files = isThere ? null : await changedFiles(repository, before.commit, commit, folders);
  return resultOf(source, state, {
    ...{ status: isSame ? 'unchanged' : 'updated', previousCommit: before.commit },
    ...{ files, restored },
  });
}

/** A checkout that breaks off for want of the remote is put back to what it was, if that can be. */
async function replaceFiles(
  { onProgress }: Job,
  repository: Repository,
  before: CheckoutState,
  after: CheckoutState,
): Promise<void> {
  writeCheckoutState(repository.folder, { ...before, complete: false });
  try {
    await checkOut(repository, after.commit, after.folders, onProgress);
  } catch (error) {
    if (error instanceof GitError && error.fault !== 'stopped') {
      await checkOut(repository, before.commit, before.folders, onProgress);
      writeCheckoutState(repository.folder, before);
    }
    throw error;
  }
}

async function newState(
  repository: Repository,
  source: GitSource,
  ref: RemoteRef,
  commit: string,
  folders: readonly string[],
): Promise<CheckoutState> {
  const { address, paths, definitions } = source;
  const date = await dateOf(repository, commit);
  const asked = { address, ref: source.ref, refName: ref.name, paths, definitions };
  return { ...asked, folders, commit, date, complete: true };
}

function failure(source: GitSource, usable: CheckoutState | null, error: GitError): SyncResult {
  const isKept = error.fault === 'unreachable' && usable !== null;
  return resultOf(source, usable, {
    ...{ status: isKept ? 'kept' : 'failed', previousCommit: usable?.commit ?? null },
    ...{ message: messageOf(source, error), hint: hintOf(error) },
  });
}

type Outcome = Pick<SyncResult, 'status' | 'previousCommit'> & Partial<SyncResult>;

function resultOf(source: GitSource, state: CheckoutState | null, outcome: Outcome): SyncResult {
  const { name, address, ref, folder } = source;
  return {
    ...{ name, status: outcome.status, repository: shownAddress(address), ref },
    ...{ refName: state?.refName ?? null, folder },
    ...{ commit: state?.commit ?? null, commitDate: state?.date ?? null },
    ...{ previousCommit: null, files: null, restored: [], message: null, hint: null },
    ...outcome,
  };
}

function messageOf({ address }: GitSource, { fault, message }: GitError): string {
  const remote = shownAddress(address);
  if (fault === 'unreachable') return `${remote} cannot be reached: ${message}`;
  if (fault === 'refused') return `${remote} does not let you in: ${message}`;
  return message;
}

function hintOf({ fault, hint }: GitError): string | null {
  if (fault === 'unreachable') return 'Check the address and the connection.';
  if (fault !== 'refused') return hint;
  return 'Nothing is asked for here: set up a credential helper or an ssh key that git can use by itself. A repository that does not exist looks the same to some servers: check the address, too.';
}

const UNFINISHED = '.unfinished-';

function unfinishedName(folder: string): string {
  return `${UNFINISHED}${process.pid}-${basename(folder)}`;
}

/** Also what killed runs left behind. */
function removeUnfinished(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  const ours = new RegExp(`^\\${UNFINISHED}\\d+-`);
  for (const name of readdirSync(parent)) {
    if (!ours.test(name) || name.replace(ours, '') !== basename(folder)) continue;
    rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}
