import fc from 'fast-check';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { tokensOf } from './tokensOf.js';

/** What means something to a terminal, an editor, a file format, a database or JavaScript. */
const NASTY = [
  ...[
    '\u0000',
    '\u0007',
    '\u0008',
    '\u001b[2J',
    '\u001b]0;x\u0007',
    '\u007f',
    '\u0085',
    '\u009b31m',
  ],
  ...['\u200b', '\u200f', '\u2028', '\u2029', '\u202e', '\u2066', '\u2069', '\ufeff', '\ufffe'],
  ...['\ud800', '\udc00', '\ud83d\ude00', 'e\u0301', '\u0130', '\u00df', '\r', '\r\n', '\n', '\t'],
  ...[
    '\\',
    '\\\\',
    '\\"',
    '\\u',
    '\\u{',
    '\\x4',
    '"',
    '""',
    '"""',
    "'",
    '`',
    '```',
    '$',
    '%',
    '%%',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '|',
    '/*',
    '*/',
    '//',
    '--',
    '#',
    '<!--',
    '&a ',
    '*a',
  ],
  ...['<<: ', '---\n', '...\n', ': ', '- ', '? ', '!!binary ', '|\n', '>-\n', ',', ';', '~', '^'],
  ...[
    '(a+)+$',
    '[[:alpha:]]',
    '(?<=x)',
    '\\p{L}',
    '[*]',
    '*',
    '?',
    '**',
    '__proto__',
    'constructor',
  ],
  ...['1e400', '-0', '0x', '9007199254740993', 'NaN', 'null', 'not ', ' or ', ' and ', '1 of '],
];

/** Insertions are the most telling. */
const HOW = [
  ...(['delete', 'duplicate', 'swap', 'splice', 'repeat'] as const),
  ...(['insert', 'insert', 'insert'] as const),
];

interface Change {
  readonly how: (typeof HOW)[number];
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly piece: string;
  readonly other: string;
  readonly times: number;
}

/** The texts with a few places changed, and texts made of their pieces alone. */
export function hostileText(texts: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...tokensOf(texts), ' ', '\n') },
    { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  const text = fc.constantFrom(...texts);
  const changes = fc.array(changeOf(piece, text), { minLength: 1, maxLength: 5 });
  return fc.oneof(
    { weight: 10, arbitrary: fc.tuple(text, changes).map(applyAll) },
    { weight: 3, arbitrary: fc.tuple(text, fc.array(piece, { maxLength: 12 })).map(atTheEnd) },
    { weight: 3, arbitrary: joined(piece, 60, ' ') },
    { weight: 2, arbitrary: joined(piece, 60, '') },
    { weight: 1, arbitrary: awkwardText },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    { weight: 1, arbitrary: joined(fc.constantFrom(...NASTY), 40, '') },
  );
}

function changeOf(piece: fc.Arbitrary<string>, other: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.record({
    how: fc.constantFrom(...HOW),
    at: place,
    to: place,
    length: fc.oneof(fc.nat(3), fc.nat(40), fc.nat(400)),
    piece,
    other,
    times: fc.oneof(
      { weight: 20, arbitrary: fc.nat(20) },
      { weight: 4, arbitrary: fc.nat(300) },
      { weight: 1, arbitrary: fc.nat(8_000) },
    ),
  });
}

function applyAll([text, changes]: readonly [string, readonly Change[]]): string {
  return changes.reduce(applyChange, text);
}

function applyChange(text: string, change: Change): string {
  const { how, length, piece, other, times } = change;
  const at = Math.floor(change.at * text.length);
  const to = Math.floor(change.to * text.length);
  const [before, range, after] = [
    text.slice(0, at),
    text.slice(at, at + length),
    text.slice(at + length),
  ];
  switch (how) {
    case 'delete':
      return before + after;
    case 'duplicate':
      return before + range + range + after;
    case 'swap':
      return swapped(text, at, to, length);
    case 'splice': {
      const from = Math.floor(change.to * other.length);
      return before + other.slice(from, from + length * 2) + text.slice(at);
    }
    case 'insert':
      return before + piece + text.slice(at);
    case 'repeat':
      return before + (piece === '' ? range : piece).repeat(times) + text.slice(at);
  }
}

function swapped(text: string, at: number, to: number, length: number): string {
  const [first, second] = [Math.min(at, to), Math.max(at, to)];
  const size = Math.min(length, second - first);
  return (
    text.slice(0, first) +
    text.slice(second, second + size) +
    text.slice(first + size, second) +
    text.slice(first, first + size) +
    text.slice(second + size)
  );
}

function atTheEnd([text, pieces]: readonly [string, readonly string[]]): string {
  return text + pieces.join(' ');
}

function joined(piece: fc.Arbitrary<string>, most: number, between: string): fc.Arbitrary<string> {
  return fc.array(piece, { maxLength: most }).map((pieces) => pieces.join(between));
}
