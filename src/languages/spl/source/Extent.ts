/** A piece of a text, by its offsets there. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}
