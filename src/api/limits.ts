/** How much of the server one request, one address and all of them together may take. */
export interface ApiLimits {
  /** Code units of a request's path and query. */
  readonly urlLength: number;
  /** Exports that are written at the same time. */
  readonly exports: number;
  /** Requests of one address that may come at once. */
  readonly burst: number;
  /** Requests of one address a second in the long run. */
  readonly perSecond: number;
  /** Addresses whose requests are counted; the longest silent is forgotten first. */
  readonly addresses: number;
  /** Bytes of answers that are kept to be given again. */
  readonly keptBytes: number;
}

export const API_LIMITS: ApiLimits = {
  urlLength: 8_000,
  exports: 2,
  burst: 500,
  perSecond: 100,
  addresses: 10_000,
  keptBytes: 32 * 1024 * 1024,
};

/** Code units of a text that is looked for, a name or an id. */
export const LONGEST_TEXT = 2_000;
/** Code units of a full-text search. */
export const LONGEST_SEARCH = 500;
/** Words of a full-text search: each is looked up. */
export const MOST_WORDS = 16;
/** Items of one page of a list. */
export const MOST_ITEMS = 1_000;
export const USUAL_ITEMS = 100;
/** Items that may be skipped. */
export const FARTHEST = 10_000_000;
