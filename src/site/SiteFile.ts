/** A file of the site, by its path below the root. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}
