import { addAtom, matchAt, newScan, type Piece, type RegexScan, source } from './RegexScan.js';
import { caseVariants, escapeInClass, readRegexClass } from './readRegexClass.js';
import { addReference, atomicPieces, closeRegexGroup, readRegexGroup } from './readRegexGroup.js';
import { readCharacterEscape, readSetEscape } from './regexEscapes.js';
import { renderRegex } from './renderRegex.js';

const QUANTIFIER = /([*+?]|\{\d+(?:,\d*)?\})([?+]?)/y;
const EXTENDED_SPACE = /\s+|#[^\n]*/y;
const REFERENCE =
  /\\(?:([1-9]\d*)|g(-?\d+)|g\{(-?\d+)\}|[gk]\{([A-Za-z_]\w*)\}|k<(\w+)>|k'(\w+)')/y;

/** Escapes that JavaScript writes otherwise; each is complete, so that a quantifier may follow. */
const OTHER_ESCAPES: Readonly<Record<string, string>> = {
  b: '(?:\\b)',
  B: '(?:\\B)',
  A: '(?:^)',
  z: '(?:$)',
  Z: '(?:(?=\\n?$))',
  N: '[^\\n]',
  R: '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])',
};

const READERS: Readonly<Record<string, (scan: RegexScan) => void>> = {
  '\\': readEscape,
  '[': readClass,
  '(': readRegexGroup,
  ')': closeRegexGroup,
  '|': readBranch,
  '.': readDot,
  '^': readStart,
  $: readEnd,
};

/**
 * Writes a regex in the common ground of PCRE, Python and RE2 as a JavaScript one of the same
 * meaning: inline flags anywhere, possessive quantifiers, atomic groups, POSIX classes, `\A`, `\Z`,
 * `\h`, `\Q…\E` and the like. As in RE2, `$` is the very end of the text and `.` all but `\n`.
 * A reference to a group that took no part matches nothing in JavaScript, where PCRE fails.
 * @param flags any of `i`, `m`, `s`
 * @throws SyntaxError where the pattern is malformed or JavaScript cannot express it
 */
export function translateRegex(pattern: string, flags: string): RegExp {
  const scan = newScan(pattern, flags);
  while (scan.at < pattern.length) readNext(scan);
  if (scan.open.length > 0) throw new SyntaxError('a group has no end');
  return renderRegex(scan);
}

function readNext(scan: RegexScan): void {
  const reader = READERS[scan.pattern.charAt(scan.at)];
  if (reader !== undefined) reader(scan);
  else readQuantifierOrLiteral(scan);
}

function readBranch(scan: RegexScan): void {
  scan.pieces.push(source('|'));
  scan.atom = undefined;
  scan.at += 1;
}

function readDot(scan: RegexScan): void {
  addAtom(scan, [source(scan.flags.dotAll ? '[^]' : '[^\\n]')], scan.at + 1);
}

function readStart(scan: RegexScan): void {
  const start = scan.flags.multiline ? '(?:(?<![^\\n]))' : '(?:^)';
  addAtom(scan, [source(start)], scan.at + 1);
}

function readEnd(scan: RegexScan): void {
  const end = scan.flags.multiline ? '(?:(?![^\\n]))' : '(?:$)';
  addAtom(scan, [source(end)], scan.at + 1);
}

function readQuantifierOrLiteral(scan: RegexScan): void {
  const quantifier = matchAt(QUANTIFIER, scan);
  const space = scan.flags.extended ? matchAt(EXTENDED_SPACE, scan) : null;
  if (quantifier !== null) addQuantifier(scan, quantifier);
  else if (space !== null) scan.at += space[0].length;
  else readLiteral(scan);
}

function readLiteral(scan: RegexScan): void {
  const character = String.fromCodePoint(scan.pattern.codePointAt(scan.at) ?? 0);
  addLiteral(scan, character, scan.at + character.length);
}

function addQuantifier(scan: RegexScan, [all, repeat = '', manner = '']: RegExpExecArray): void {
  if (scan.atom === undefined) throw new SyntaxError('a quantifier has nothing to repeat');
  if (manner === '+') {
    const { open, close } = atomicPieces(scan);
    scan.pieces.splice(scan.atom, 0, ...open);
    scan.pieces.push(source(repeat), ...close);
  } else {
    scan.pieces.push(source(repeat + manner));
  }
  scan.atom = undefined;
  scan.at += all.length;
}

function readClass(scan: RegexScan): void {
  const { source: text, folded, next } = readRegexClass(scan.pattern, scan.at);
  addLetters(scan, { text, folded, next });
}

function readEscape(scan: RegexScan): void {
  const letter = scan.pattern.charAt(scan.at + 1);
  const other = OTHER_ESCAPES[letter];
  const reference = matchAt(REFERENCE, scan);
  if (letter === 'Q' || letter === 'E') readQuoted(scan, letter);
  else if (other !== undefined) addAtom(scan, [source(other)], scan.at + 2);
  else if (reference !== null) readReference(scan, reference);
  else readCharacterOrSet(scan);
}

function readCharacterOrSet(scan: RegexScan): void {
  const { pattern, at } = scan;
  const set = readSetEscape(pattern, at);
  const character = readCharacterEscape(pattern, at);
  if (set !== undefined) addAtom(scan, [source(`[${set.value}]`)], set.next);
  else if (character !== undefined) addLiteral(scan, character.value, character.next);
  else throw new SyntaxError(`unknown escape ${pattern.slice(at, at + 2)}`);
}

/** `\Q…\E`: all between is literal, up to the end of the pattern if need be. */
function readQuoted(scan: RegexScan, letter: 'Q' | 'E'): void {
  const start = scan.at + 2;
  const end = letter === 'E' ? start : scan.pattern.indexOf('\\E', start);
  const stop = end < 0 ? scan.pattern.length : end;
  for (const character of scan.pattern.slice(start, stop)) addLiteral(scan, character, stop);
  scan.at = stop;
}

function readReference(scan: RegexScan, match: RegExpExecArray): void {
  const [all, plain, bare, braced, ...names] = match;
  const number = Number(plain ?? bare ?? braced ?? 0);
  const name = names.find((text) => text !== undefined);
  const absolute = number < 0 ? scan.captures + 1 + number : number;
  addReference(scan, name ?? absolute, scan.at + all.length);
}

function addLiteral(scan: RegexScan, character: string, next: number): void {
  const text = character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
  addLetters(scan, { text, folded: foldedLiteral(character, text), next });
}

function foldedLiteral(character: string, text: string): string {
  const variants = [character, ...caseVariants(character)];
  return variants.length === 1 ? text : `[${variants.map(escapeInClass).join('')}]`;
}

function addLetters(
  scan: RegexScan,
  { text, folded, next }: { text: string; folded: string | undefined; next: number },
): void {
  const { ignoreCase } = scan.flags;
  const piece: Piece = { kind: 'letters', text, folded, ignoreCase };
  addAtom(scan, [folded === text ? source(text) : piece], next);
}
