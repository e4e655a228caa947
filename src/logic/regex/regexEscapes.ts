/** What an escape stands for, and where the pattern goes on after it. */
export interface Escape {
  readonly value: string;
  readonly next: number;
}

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
};

/** Escapes for sets of characters, as the inside of a JavaScript class (flag `u`). */
const SETS: Readonly<Record<string, string>> = {
  d: '\\d',
  D: '\\D',
  w: '\\w',
  W: '\\W',
  s: '\\t-\\r ',
  S: '\\0-\\x08\\x0e-\\x1f!-\\u{10ffff}',
  h: '\\t \\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
};

export const LOWER = 'a-z';
export const UPPER = 'A-Z';

/** `[:name:]` inside a class, likewise. */
export const POSIX_CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alnum: '0-9A-Za-z',
    alpha: 'A-Za-z',
    ascii: '\\0-\\x7f',
    blank: '\\t ',
    cntrl: '\\0-\\x1f\\x7f',
    digit: '0-9',
    graph: '!-~',
    lower: LOWER,
    print: ' -~',
    punct: '!-\\/:-@\\[-`\\{-~',
    space: '\\t-\\r ',
    upper: UPPER,
    word: '\\w',
    xdigit: '0-9A-Fa-f',
  }),
);

const CODE_POINT =
  /x\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(0[0-7]{0,2})|o\{([0-7]{1,7})\}/y;

/** The one character that the escape at `at` (its backslash) stands for, if it is of that sort. */
export function readCharacterEscape(pattern: string, at: number): Escape | undefined {
  const code = codePointAt(pattern, at + 1);
  if (code !== undefined) return code;
  const letter = pattern.charAt(at + 1);
  const control = CONTROL[letter];
  if (control !== undefined) return { value: control, next: at + 2 };
  if (letter === 'c') return controlKey(pattern, at);
  if (letter === '' || /^[A-Za-z0-9]$/.test(letter)) return undefined;
  const character = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0);
  return { value: character, next: at + 1 + character.length };
}

/** The set that the escape at `at` stands for, as the inside of a class, if it is of that sort. */
export function readSetEscape(pattern: string, at: number): Escape | undefined {
  const letter = pattern.charAt(at + 1);
  const set = SETS[letter];
  if (set !== undefined) return { value: set, next: at + 2 };
  return letter === 'p' || letter === 'P' ? unicodeProperty(pattern, at) : undefined;
}

function codePointAt(pattern: string, at: number): Escape | undefined {
  CODE_POINT.lastIndex = at;
  const match = CODE_POINT.exec(pattern);
  if (match === null) return undefined;
  const [all, braced, two, four, octal, bracedOctal] = match;
  const hexadecimal = braced ?? two ?? four;
  const code =
    hexadecimal === undefined
      ? Number.parseInt(octal ?? bracedOctal ?? '', 8)
      : Number.parseInt(hexadecimal, 16);
  if (code > 0x10ffff) throw new SyntaxError(`no character has the code of \\${all}`);
  return { value: String.fromCodePoint(code), next: at + all.length };
}

function controlKey(pattern: string, at: number): Escape | undefined {
  const key = pattern.charAt(at + 2);
  if (!/^[A-Za-z@[\\\]^_?]$/.test(key)) return undefined;
  return { value: String.fromCharCode(key.toUpperCase().charCodeAt(0) ^ 64), next: at + 3 };
}

/** `\p{Greek}`, `\pL`, `\p{^L}`: JavaScript wants to be told where the name is a script's. */
function unicodeProperty(pattern: string, at: number): Escape | undefined {
  const match = /^\\([pP])(?:([A-Za-z])|\{(\^?)([\w=&]+)\})/.exec(pattern.slice(at, at + 80));
  if (match === null) return undefined;
  const [all, letter, short, inverse, long] = match;
  const name = short ?? long ?? '';
  const positive = (letter === 'p') === (inverse !== '^');
  const property = [name, `Script=${name}`].find(isProperty);
  if (property === undefined) return undefined;
  return { value: `\\${positive ? 'p' : 'P'}{${property}}`, next: at + all.length };
}

function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, 'u').source !== '';
  } catch {
    return false;
  }
}
