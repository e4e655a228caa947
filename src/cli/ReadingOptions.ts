/** What every command takes that reads the catalog. */
export interface ReadingOptions {
  readonly db: string;
  readonly json?: true;
}

/** Where the catalog stands unless `--db` says otherwise. */
export const DEFAULT_DB = '.concord/catalog.db';
