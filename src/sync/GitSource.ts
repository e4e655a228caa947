/** A repository whose rules are read, and where its checkout lies. */
export interface GitSource {
  /** The source's name, which is also its folder's. */
  readonly name: string;
  /** What git is given: a URL, `host:path`, or an absolute path. */
  readonly address: string;
  /** A branch, a tag or a full commit id; null for the remote's default branch. */
  readonly ref: string | null;
  /** Folders below the repository's root as the configuration has them, `*` for any name; none for all. */
  readonly paths: readonly string[];
  /** Folders of the root that belong to the format, such as macros: fetched where they exist. */
  readonly definitions: readonly string[];
  /** The checkout's own folder, absolute. */
  readonly folder: string;
}
