/**
 * Where something stands in a rule's file. Offsets count UTF-16 code units from the start of the
 * file (a byte-order mark left out), `end` is exclusive; `line` and `column` are those of `start`,
 * from 1, the column again in code units, as editors count.
 */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** The very beginning of a file: the place of faults that concern the file as a whole. */
export const FILE_START: SourceSpan = { start: 0, end: 0, line: 1, column: 1 };
