/**
 * What stops a parser at a place: thrown where it is found, and caught where the parser can go on
 * (the next step, the next command), which reports it. Offsets are those of the query's text.
 */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly start: number,
    readonly end: number,
    /** What to do about it, where more can be said than the code's own hint. */
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'SyntaxFault';
  }
}
