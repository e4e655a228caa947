import type pc from 'picocolors';

export type Colours = ReturnType<typeof pc.createColors>;

/** What the place that a command prints to can show. */
export interface Page {
  /** Columns of a line; Infinity in a pipe that names no width. */
  readonly columns: number;
  /** Columns of a line of prose. */
  readonly proseColumns: number;
  readonly colours: Colours;
}

/** Gives a text its colour. */
export type Style = (text: string) => string;

export const PLAIN: Style = (text) => text;
