import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentNode, DocumentScalar } from '../../src/model/DocumentNode.js';
import type { LineIndex } from '../../src/text/LineIndex.js';
import { placesInScalar } from '../../src/text/yaml/placesInScalar.js';
import { readYaml } from '../../src/text/yaml/readYaml.js';
import { faultOfSpan } from '../support/spansOf.js';

function scalarsIn(node: DocumentNode): readonly DocumentScalar[] {
  if (node.kind === 'scalar') return [node];
  return (node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)).flatMap(
    scalarsIn,
  );
}

/** The first scalar of a YAML text. */
function read(text: string): { readonly scalar: DocumentScalar; readonly lines: LineIndex } {
  const { documents, lines } = readYaml(text);
  const [scalar] = documents.flatMap(({ root }) => scalarsIn(root));
  if (scalar === undefined) throw new Error('no scalar');
  return { scalar, lines };
}

/** The file's text at the place of a piece of the scalar's value. */
function sourceOf(text: string, piece: string): string {
  const { scalar, lines } = read(text);
  const at = String(scalar.value).indexOf(piece);
  expect(at).toBeGreaterThanOrEqual(0);
  const span = placesInScalar(scalar, lines).spanAt(at, at + piece.length);
  expect(faultOfSpan(text, span)).toBeNull();
  return text.slice(span.start, span.end);
}

function wholeOf(text: string): string {
  const { scalar, lines } = read(text);
  const { span } = placesInScalar(scalar, lines);
  expect(faultOfSpan(text, span)).toBeNull();
  return text.slice(span.start, span.end);
}

describe('block scalars', () => {
  it('leave the indentation of each line out', () => {
    const text = 'a: |\n    one\n      two three\n\n    four\nb: 1\n';
    expect(sourceOf(text, 'three')).toBe('three');
    expect(sourceOf(text, '  two')).toBe('  two');
    expect(sourceOf(text, 'one\n  two')).toBe('one\n      two');
    expect(sourceOf(text, 'four')).toBe('four');
    expect(wholeOf(text)).toBe('one\n      two three\n\n    four');
  });

  it('with an indentation given in the header', () => {
    expect(sourceOf('a: |2\n    one\n  two\n', '  one')).toBe('  one');
    expect(sourceOf('- - >1-\n   one\n   two\n', 'two')).toBe('two');
  });

  it('begin with empty lines, or with blanks in lines of their own', () => {
    expect(sourceOf('a: |\n\n \n  one\n', 'one')).toBe('one');
    expect(sourceOf('a: |2\n     \n  one\n', 'one')).toBe('one');
  });

  it('fold lines, but not those that are indented further', () => {
    const text = 'a: >\n  one\n  two\n\n  three\n    four\n  five\n';
    expect(read(text).scalar.value).toBe('one two\nthree\n  four\nfive\n');
    for (const word of ['one', 'two', 'three', '  four', 'five']) {
      expect(sourceOf(text, word)).toBe(word);
    }
    expect(sourceOf(text, 'one two')).toBe('one\n  two');
  });

  it('end with the blanks of their last line and the line breaks that are kept', () => {
    expect(sourceOf('a: |+\n  one  \n\n\nb: 1\n', 'one  ')).toBe('one  ');
    expect(sourceOf('a: |-\n  one\n', 'one')).toBe('one');
    const { scalar, lines } = read('a: |+\n  one\n\n');
    expect(placesInScalar(scalar, lines).spanAt(4, 5)).toMatchObject({ start: 11, end: 11 });
  });

  it('with both characters of a line break counted as one', () => {
    expect(sourceOf('a: |\r\n  one\r\n  two\r\n', 'two')).toBe('two');
    expect(sourceOf('a: >\r\n  one\r\n\r\n  two\r\n', 'two')).toBe('two');
  });

  it('of nothing but line breaks', () => {
    const { scalar, lines } = read('a: |+\n\n\nb: 1\n');
    expect(scalar.value).toBe('\n\n');
    expect(placesInScalar(scalar, lines).span).toMatchObject({ start: 5, end: 5 });
  });
});

describe('flow scalars', () => {
  it('plain, over several lines', () => {
    const text = 'a: one\n   two  \n\n   three # four\n';
    expect(read(text).scalar.value).toBe('one two\nthree');
    for (const word of ['one', 'two', 'three']) expect(sourceOf(text, word)).toBe(word);
    expect(sourceOf(text, 'two\nthree')).toBe('two  \n\n   three');
  });

  it('in single quotes, with quotes written twice', () => {
    expect(sourceOf("a: 'it''s one''s'\n", 'one')).toBe('one');
    expect(sourceOf("a: 'it''s one'\n", "it's")).toBe("it''s");
    expect(wholeOf("a: 'it''s one'\n")).toBe("it''s one");
  });

  it('in double quotes, with escapes of any width', () => {
    const text = 'a: "\\x41\\u00e9\\U0001F600\\U00000042 \\"one\\"\\t two"\n';
    expect(sourceOf(text, 'A')).toBe('\\x41');
    expect(sourceOf(text, '😀')).toBe('\\U0001F600');
    expect(sourceOf(text, 'B')).toBe('\\U00000042');
    expect(sourceOf(text, '"one"')).toBe('\\"one\\"');
    expect(sourceOf(text, 'two')).toBe('two');
  });

  it('in double quotes, with line breaks folded or left out', () => {
    const text = 'a: "one  \n  two \\\n   three\n\n  four"\n';
    expect(read(text).scalar.value).toBe('one two three\nfour');
    for (const word of ['one', 'two', 'three', 'four']) expect(sourceOf(text, word)).toBe(word);
  });

  it('empty, between the quotes', () => {
    const { scalar, lines } = read('a: ""\n');
    expect(placesInScalar(scalar, lines).span).toMatchObject({ start: 4, end: 4, column: 5 });
  });
});

it('places behind the end of the value stand at its end', () => {
  const { scalar, lines } = read('a: one\n');
  expect(placesInScalar(scalar, lines).spanAt(3, 9)).toMatchObject({ start: 6, end: 6 });
  expect(placesInScalar(scalar, lines).spanAt(1, 9)).toMatchObject({ start: 4, end: 6 });
});

it('an alias stands at its anchor, a tagged scalar behind its tag', () => {
  const { documents, lines } = readYaml('a: &x !!str one two\nb: *x\n');
  const scalar = documents.flatMap(({ root }) => scalarsIn(root)).at(-1);
  if (scalar === undefined) throw new Error('no scalar');
  expect(placesInScalar(scalar, lines).spanAt(4, 7)).toMatchObject({ start: 16, end: 19, line: 1 });
});

it('of a value without a place of its own, the place of the form around it', () => {
  const { scalar, lines } = read('[a: one two]\n');
  expect(scalar.value).toBe('one two');
  expect(placesInScalar(scalar, lines).spanAt(4, 7)).toEqual(scalar.span);
});

it('takes time linear in the length', () => {
  const blanks = ' '.repeat(200_000);
  for (const text of [
    `a: "x${blanks}y"\n`,
    `a: |\n  x${blanks}y\n`,
    `a: >\n  x\n${'\n'.repeat(2e5)}  y`,
  ]) {
    const { scalar, lines } = read(text);
    const started = performance.now();
    placesInScalar(scalar, lines);
    expect(performance.now() - started).toBeLessThan(1_000);
  }
});

const line = fc
  .tuple(
    fc.constantFrom('', ' ', '  ', '   ', '    ', '      ', '\t'),
    fc.constantFrom('', 'a', 'b c', ' x', 'y  ', '"', "''", '# z', 'q: r', '\\n', '\\\n', '\\x41'),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map((parts) => parts.join(''));
const lines = fc.array(line, { maxLength: 7 }).map((list) => list.join(''));
const before = fc.constantFrom('a: ', '- ', 'k:\n  a: ', '- - ');
const blockHeader = fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>1', '|1-', '> # c');
const yamlText = fc.oneof(
  fc.tuple(before, blockHeader, fc.constantFrom('\n', '\r\n'), lines),
  fc.tuple(before, fc.constant('"w'), lines, fc.constant('"\n')),
  fc.tuple(before, fc.constant("'w"), lines, fc.constant("'\n")),
  fc.tuple(before, fc.constant('w'), lines, fc.constantFrom('\nz: 1\n', '\n')),
);

/** What a character's place in the file does not say of it; null where all is well. */
function faultOfCharacter(char: string, source: string): string | null {
  if (/\s/.test(char)) return /^(\s*|\\n)$/.test(source) ? null : `${source} for a blank`;
  const written = source === '\\x41' ? 'A' : source === "''" ? "'" : source;
  return written === char ? null : `${source} for ${char}`;
}

it('leads from every character of any scalar to that character, its escape or its blanks', () => {
  const text = yamlText.map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (yaml) => {
      const file = readYaml(yaml);
      const scalars = file.documents.flatMap(({ root }) => scalarsIn(root));
      for (const scalar of scalars.filter(({ value }) => typeof value === 'string')) {
        const characters = [...String(scalar.value)];
        const { spanAt } = placesInScalar(scalar, file.lines);
        const spans = characters.map((_, at) => spanAt(at, at + 1));
        expect(
          spans.map(({ start, end }, i) =>
            faultOfCharacter(characters[i] ?? '', yaml.slice(start, end)),
          ),
        ).toEqual(characters.map(() => null));
        expect(spans.map(({ start }) => start)).toEqual(
          spans.map(({ start }) => start).sort((a, b) => a - b),
        );
      }
    }),
    { numRuns: 1_000 },
  );
});
