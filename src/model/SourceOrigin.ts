/** Where the files of a source come from, as far as it is known. */
export interface SourceOrigin {
  /** The full id of the git commit that was checked out; null for files that git does not keep. */
  readonly commit: string | null;
  /** When it was committed: ISO 8601, UTC. */
  readonly commitDate: string | null;
  /** The address of the git repository, without the user who logs in. */
  readonly repository: string | null;
  /** The branch or tag. */
  readonly ref: string | null;
  /** The licence as the configuration names it, best as SPDX does. */
  readonly licence: string | null;
}

export const UNKNOWN_ORIGIN: SourceOrigin = {
  commit: null,
  commitDate: null,
  repository: null,
  ref: null,
  licence: null,
};

/** As much of a commit's id as tells it from others, for people. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** `sigma at 1a2b3c4, 2026-08-05`; null where the commit is not known. */
export function originText(
  name: string,
  { commit, commitDate }: Pick<SourceOrigin, 'commit' | 'commitDate'>,
): string | null {
  if (commit === null) return null;
  const date = commitDate === null ? '' : `, ${commitDate.slice(0, 10)}`;
  return `${name} at ${shortCommit(commit)}${date}`;
}
