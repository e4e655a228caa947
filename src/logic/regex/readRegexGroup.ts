import {
  addAtom,
  matchAt,
  newOwnGroup,
  type Piece,
  type RegexFlags,
  type RegexScan,
  refuseInLookbehind,
  source,
} from './RegexScan.js';

const LOOKAROUNDS = ['(?=', '(?!', '(?<=', '(?<!'];
const FLAGS = /\(\?([imsx]*)(?:-([imsx]+))?([:)])/y;
const NAMED = /\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y;
const NAMED_REFERENCE = /\(\?P=(\w+)\)/y;
const FLAG_NAMES: Readonly<Record<string, keyof RegexFlags>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'extended',
};

/**
 * Reads what begins with the `(` at the scan's place: a group, a look-around, flags, a comment or
 * a reference by name.
 * @throws SyntaxError for what JavaScript has no equal for (conditionals, recursion, verbs)
 */
export function readRegexGroup(scan: RegexScan): void {
  const { pattern, at } = scan;
  const lookaround = LOOKAROUNDS.find((open) => pattern.startsWith(open, at));
  if (lookaround !== undefined) openLookaround(scan, lookaround);
  else if (pattern.startsWith('(?>', at)) openAtomic(scan);
  else if (pattern.startsWith('(?#', at)) skipComment(scan);
  else if (/[?*]/.test(pattern.charAt(at + 1))) readSpecialGroup(scan);
  else openCapture(scan, at + 1, undefined);
}

function readSpecialGroup(scan: RegexScan): void {
  const flags = matchAt(FLAGS, scan);
  const named = matchAt(NAMED, scan);
  const reference = matchAt(NAMED_REFERENCE, scan);
  if (flags !== null) readFlags(scan, flags);
  else if (named !== null) openCapture(scan, scan.at + named[0].length, named[1] ?? named[2]);
  else if (reference !== null) {
    addReference(scan, reference[1] ?? '', scan.at + reference[0].length);
  } else {
    throw new SyntaxError(`not expressible in JavaScript: ${scan.pattern.slice(scan.at)}`);
  }
}

/** Closes the group whose `)` stands at the scan's place. */
export function closeRegexGroup(scan: RegexScan): void {
  const group = scan.open.pop();
  if (group === undefined) throw new SyntaxError('a parenthesis closes no group');
  scan.pieces.push(...group.close);
  scan.flags = group.flags;
  scan.atom = group.first;
  scan.at += 1;
}

/** Adds a reference back to a group. */
export function addReference(scan: RegexScan, group: number | string, next: number): void {
  refuseInLookbehind(scan);
  addAtom(scan, [{ kind: 'reference', group, ignoreCase: scan.flags.ignoreCase }], next);
}

/** Pieces around something that is matched once and not gone back into: `(?>…)`. */
export function atomicPieces(scan: RegexScan): {
  readonly open: readonly Piece[];
  readonly close: readonly Piece[];
} {
  const group = newOwnGroup(scan);
  return {
    open: [source('(?:(?='), { kind: 'capture', group }],
    close: [source('))'), { kind: 'again', group }, source(')')],
  };
}

function skipComment(scan: RegexScan): void {
  const end = scan.pattern.indexOf(')', scan.at);
  if (end < 0) throw new SyntaxError('a comment has no end');
  scan.at = end + 1;
}

function openLookaround(scan: RegexScan, opening: string): void {
  const next = scan.at + opening.length;
  const lookbehind = opening.startsWith('(?<');
  // Wrapped, as JavaScript does not let a quantifier follow a look-around.
  openGroup(scan, next, [source(`(?:${opening}`)], [source('))')], lookbehind);
}

function openAtomic(scan: RegexScan): void {
  const { open, close } = atomicPieces(scan);
  openGroup(scan, scan.at + '(?>'.length, open, close);
}

function openCapture(scan: RegexScan, next: number, name: string | undefined): void {
  scan.captures += 1;
  if (name !== undefined) scan.names.set(name, scan.captures);
  openGroup(scan, next, [{ kind: 'capture', group: scan.captures }], [source(')')]);
}

function readFlags(scan: RegexScan, [all, on = '', off = '', end]: RegExpExecArray): void {
  const next = scan.at + all.length;
  if (end === ':') openGroup(scan, next, [source('(?:')], [source(')')]);
  scan.flags = withFlags(withFlags(scan.flags, on, true), off, false);
  scan.atom = undefined;
  scan.at = next;
}

function withFlags(flags: RegexFlags, letters: string, value: boolean): RegexFlags {
  const changes = [...letters].map((letter) => [FLAG_NAMES[letter], value]);
  return { ...flags, ...Object.fromEntries(changes) };
}

function openGroup(
  scan: RegexScan,
  next: number,
  open: readonly Piece[],
  close: readonly Piece[],
  lookbehind = false,
): void {
  scan.open.push({ first: scan.pieces.length, flags: scan.flags, close, lookbehind });
  scan.pieces.push(...open);
  scan.atom = undefined;
  scan.at = next;
}
