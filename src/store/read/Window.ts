/** Which part of a long list is wanted. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
}

/** A part of a list, and how long all of it is. */
export interface Listed<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}
