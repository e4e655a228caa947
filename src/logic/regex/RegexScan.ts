/** The flags in force at one place of a pattern. */
export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
}

/** A group by the author's number or name; a negative number is a group that we need ourselves. */
export type GroupId = number | string;

/** A piece of the JavaScript regex; groups get their numbers when all of them are known. */
export type Piece =
  | { readonly kind: 'source'; readonly text: string }
  /** Matches letters: as `text` where case counts, else as `folded`, `undefined` where unknown. */
  | {
      readonly kind: 'letters';
      readonly text: string;
      readonly folded: string | undefined;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'capture'; readonly group: number }
  /** The text that a group of our own has just matched: the same in either case. */
  | { readonly kind: 'again'; readonly group: number }
  | { readonly kind: 'reference'; readonly group: GroupId; readonly ignoreCase: boolean };

/** A group whose end has not been reached. */
export interface OpenGroup {
  /** Where its first piece is. */
  readonly first: number;
  /** The flags outside, which hold again after it. */
  readonly flags: RegexFlags;
  readonly close: readonly Piece[];
  readonly lookbehind: boolean;
}

/** How far the translation of a pattern has come. */
export interface RegexScan {
  readonly pattern: string;
  at: number;
  flags: RegexFlags;
  readonly pieces: Piece[];
  readonly open: OpenGroup[];
  /** The first piece of what a quantifier would repeat. */
  atom: number | undefined;
  captures: number;
  /** How many groups of our own there are. */
  own: number;
  readonly names: Map<string, number>;
}

export function newScan(pattern: string, flags: string): RegexScan {
  return {
    pattern,
    at: 0,
    flags: {
      ignoreCase: flags.includes('i'),
      multiline: flags.includes('m'),
      dotAll: flags.includes('s'),
      extended: false,
    },
    pieces: [],
    open: [],
    atom: undefined,
    captures: 0,
    own: 0,
    names: new Map(),
  };
}

export function source(text: string): Piece {
  return { kind: 'source', text };
}

/** Adds something that a quantifier can repeat, and moves on to `next`. */
export function addAtom(scan: RegexScan, pieces: readonly Piece[], next: number): void {
  scan.atom = scan.pieces.length;
  scan.pieces.push(...pieces);
  scan.at = next;
}

/** The match of a sticky regex at the scan's place. */
export function matchAt(sticky: RegExp, scan: RegexScan): RegExpExecArray | null {
  sticky.lastIndex = scan.at;
  return sticky.exec(scan.pattern);
}

/**
 * A new group of our own, to match something without ever going back into it.
 * @throws SyntaxError inside a look-behind, where JavaScript reads from right to left and would
 *   meet the reference before its group
 */
export function newOwnGroup(scan: RegexScan): number {
  refuseInLookbehind(scan);
  scan.own += 1;
  return -scan.own;
}

export function refuseInLookbehind(scan: RegexScan): void {
  if (scan.open.some(({ lookbehind }) => lookbehind)) {
    throw new SyntaxError('a back-reference inside a look-behind');
  }
}
