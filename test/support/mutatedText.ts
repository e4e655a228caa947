import fc from 'fast-check';

/** What a careless hand may put into a rule. */
const PIECES = [
  ...['\n', '\r\n', '\r', '\t', '  ', '---\n', '...\n', '\n---\n', '# ', '- ', ': ', '? ', '<<: '],
  ...[
    '&a ',
    '*a',
    '!!int ',
    '!x ',
    '|\n',
    '>-\n',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '%',
    '@',
    '`',
  ],
  ...['null', '~', 'true', '0x1F', '1 of ', ' and ', ' not ', '(', ')', '|all', '|re', '|hour'],
  ...['\\', '\\\\*', '\u0000', '\u0085', '\u2028', '\ufeff', '\ud800', '😀', '__proto__', 'é'],
];

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  inserted: fc.oneof(fc.constantFrom('', ...PIECES), fc.string({ unit: 'binary', maxLength: 3 })),
});

/** One of the texts with a few places changed. */
export function mutatedText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) => changes.reduce(applyChange, text));
}

function applyChange(text: string, { at, removed, inserted }: Change): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
