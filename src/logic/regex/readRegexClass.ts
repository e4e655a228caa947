import { LOWER, POSIX_CLASSES, readCharacterEscape, readSetEscape, UPPER } from './regexEscapes.js';

/** A part of a regex, as JavaScript writes it (flag `u`), and where the pattern goes on after it. */
export interface RegexClass {
  readonly source: string;
  /** The same with the other case of every letter; `undefined` where that is not attempted. */
  readonly folded: string | undefined;
  readonly next: number;
}

/** A set that has a name, or a single character. */
type Item = { readonly next: number } & ({ readonly set: string } | { readonly character: string });

/** A part of a class; `other` is what it lacks of the other case, `undefined` where not known. */
interface Part {
  readonly source: string;
  readonly other: string | undefined;
  readonly next: number;
}

/**
 * Reads the class whose `[` stands at `at`. A `]` that comes first, and a `-` that makes no range,
 * are literal, as in PCRE.
 * @throws SyntaxError where the class has no end, or something JavaScript has no equal for
 */
export function readRegexClass(pattern: string, at: number): RegexClass {
  const open = pattern.charAt(at + 1) === '^' ? '[^' : '[';
  const start = at + open.length;
  const parts: Part[] = [];
  let next = start;
  while (next === start || pattern.charAt(next) !== ']') {
    const part = readPart(pattern, next);
    parts.push(part);
    next = part.next;
  }
  const source = parts.map((part) => part.source).join('');
  const others = parts.map((part) => part.other);
  const folded = others.includes(undefined) ? undefined : `${open}${source}${others.join('')}]`;
  return { source: `${open}${source}]`, folded, next: next + 1 };
}

/** The other cases of one character. */
export function caseVariants(character: string): readonly string[] {
  const variants = [character.toLowerCase(), character.toUpperCase()];
  return variants.filter((text) => text !== character && text.length === character.length);
}

/** A character as it is written inside a class. */
export function escapeInClass(character: string): string {
  return character.replace(/[\\\]^[-]/, '\\$&');
}

function readPart(pattern: string, at: number): Part {
  const first = readItem(pattern, at);
  if ('set' in first) {
    const oneCase = first.set === LOWER || first.set === UPPER;
    return { source: first.set, other: oneCase ? LOWER + UPPER : '', next: first.next };
  }
  const from = escapeInClass(first.character);
  const variants = caseVariants(first.character).map(escapeInClass).join('');
  if (!/^-[^\]]/.test(pattern.slice(first.next, first.next + 2))) {
    return { source: from, other: variants, next: first.next };
  }
  const last = readItem(pattern, first.next + 1);
  if ('set' in last) return { source: `${from}\\-${last.set}`, other: variants, next: last.next };
  return {
    source: `${from}-${escapeInClass(last.character)}`,
    other: otherCaseOfRange(first.character, last.character),
    next: last.next,
  };
}

function readItem(pattern: string, at: number): Item {
  const posix = /^\[:\^?\w+:\]/.exec(pattern.slice(at, at + 12))?.[0];
  if (posix !== undefined) {
    const set = POSIX_CLASSES.get(posix.slice(2, -2));
    if (set === undefined) throw new SyntaxError(`unknown class ${posix}`);
    return { set, next: at + posix.length };
  }
  if (pattern.charAt(at) === '\\') return readEscapedItem(pattern, at);
  const code = pattern.codePointAt(at);
  if (code === undefined) throw new SyntaxError('a class has no end');
  const character = String.fromCodePoint(code);
  return { character, next: at + character.length };
}

function readEscapedItem(pattern: string, at: number): Item {
  if (pattern.charAt(at + 1) === 'b') return { character: '\b', next: at + 2 };
  const set = readSetEscape(pattern, at);
  if (set !== undefined) return { set: set.value, next: set.next };
  const character = readCharacterEscape(pattern, at);
  if (character === undefined) throw new SyntaxError(`unknown escape at ${at}`);
  return { character: character.value, next: character.next };
}

function otherCaseOfRange(from: string, to: string): string | undefined {
  if (to > '\x7f') return undefined;
  return shiftedRange(from, to, 'A', 'Z', 32) + shiftedRange(from, to, 'a', 'z', -32);
}

/** The part of a range that lies between `low` and `high`, every letter moved `by` code points. */
function shiftedRange(from: string, to: string, low: string, high: string, by: number): string {
  const first = from > low ? from : low;
  const last = to < high ? to : high;
  if (first > last) return '';
  const shift = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + by);
  return `${shift(first)}-${shift(last)}`;
}
