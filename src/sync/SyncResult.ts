/** What a sync did with one source. */
export interface SyncResult {
  readonly name: string;
  /** The repository, without the user who logs in. */
  readonly repository: string;
  /** As configured; null for the default branch. */
  readonly ref: string | null;
  readonly folder: string;
  /**
   * `cloned`: there was no checkout before; `updated`: the commit or the folders changed;
   * `unchanged`; `kept`: the remote could not be reached, an earlier checkout is used; `failed`.
   */
  readonly status: 'cloned' | 'updated' | 'unchanged' | 'kept' | 'failed';
  /** The commit that the folder holds; null where there is none. */
  readonly commit: string | null;
  /** When it was committed: ISO 8601, UTC. */
  readonly commitDate: string | null;
  /** The branch or tag. */
  readonly refName: string | null;
  /** The commit before; null where there was none. */
  readonly previousCommit: string | null;
  /** What the update changed in the source's folders; null where nothing was compared. */
  readonly files: FileChanges | null;
  /** Files of the checkout that somebody had changed or added, and that were put back or removed. */
  readonly restored: readonly string[];
  /** Why it was kept or failed, and what to do; null where all went well. */
  readonly message: string | null;
  readonly hint: string | null;
}

export interface FileChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}
