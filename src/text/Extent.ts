/** A piece of a text, by its offsets there; `end` is exclusive. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}
