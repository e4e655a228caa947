/**
 * What stops a parser at a place: thrown where it is found, and caught where the parser can go on
 * (the next step, the next command), which reports it. Offsets are those of the query's text.
 *
 * No `Error`: a text may be wrong at every character, and a stack trace costs more than reading on.
 */
export class SyntaxFault {
  constructor(
    readonly message: string,
    readonly start: number,
    readonly end: number,
    /** What to do about it, where more can be said than the code's own hint. */
    readonly hint?: string,
  ) {}
}
