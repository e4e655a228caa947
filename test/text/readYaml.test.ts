import fc from 'fast-check';
import yaml from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../src/model/DocumentNode.js';
import type { SourceSpan } from '../../src/model/SourceSpan.js';
import { readYaml } from '../../src/text/yaml/readYaml.js';
import { mutatedText } from '../support/mutatedText.js';
import { plainYaml } from '../support/plainYaml.js';
import { TRICKY_YAML } from '../support/trickyYaml.js';

// The published types leave js-yaml's own types out.
const { types } = yaml as unknown as { readonly types: { readonly merge: yaml.Type } };
const schema = yaml.CORE_SCHEMA.extend({ implicit: [types.merge] });

function plainDocuments(text: string): readonly unknown[] {
  return readYaml(text).documents.map(({ root }) => plainYaml(root));
}

/** Every scalar, list, map and key with the text that its place covers. */
function covered(text: string, node: DocumentNode): readonly string[] {
  const cut = ({ start, end }: SourceSpan) => text.slice(start, end);
  if (node.kind === 'scalar') return [cut(node.span)];
  if (node.kind === 'list') return node.items.flatMap((item) => covered(text, item));
  return node.entries.flatMap(({ keySpan, value }) => [cut(keySpan), ...covered(text, value)]);
}

function coveredIn(text: string): readonly string[] {
  return readYaml(text).documents.flatMap(({ root }) => covered(text, root));
}

describe('readYaml reads what js-yaml reads', () => {
  for (const [name, text] of Object.entries(TRICKY_YAML)) {
    test(name, () => {
      expect(plainDocuments(text)).toEqual(yaml.loadAll(text, null, { schema, json: true }));
      expect(readYaml(text).diagnostics).toEqual([]);
    });

    test(`${name}, with CRLF`, () => {
      const crlf = text.replaceAll('\n', '\r\n');
      expect(plainDocuments(crlf)).toEqual(yaml.loadAll(crlf, null, { schema, json: true }));
      expect(readYaml(crlf).diagnostics).toEqual([]);
    });
  }

  test('on anything that both can read', () => {
    let read = 0;
    fc.assert(
      fc.property(mutatedText(Object.values(TRICKY_YAML)), (text) => {
        // What `<<` does with anything but maps is nowhere said.
        fc.pre(!text.includes('<<') && !text.startsWith('\ufeff\ufeff'));
        const expected = loadAll(text);
        if (expected === null || readYaml(text).diagnostics.some(isError)) return;
        read += 1;
        expect(plainDocuments(text).filter(isSomething)).toEqual(expected.filter(isSomething));
      }),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(1_000);
  });
});

/** js-yaml's documents; null where it cannot read the text, or makes a tree that has no end. */
function loadAll(text: string): readonly unknown[] | null {
  try {
    const documents = yaml.loadAll(text, null, { schema, json: true });
    JSON.stringify(documents);
    return documents;
  } catch {
    return null;
  }
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}

/** Documents without content are counted differently. */
function isSomething(document: unknown): boolean {
  return document !== null && document !== undefined;
}

describe('places', () => {
  test('cover the text of keys and scalars exactly, quotes included', () => {
    expect(coveredIn(`a: one\n'b' : "t\\two"  # c\n"c":   'it''s'\nd: [x, 'y' , -5 ]\n`)).toEqual([
      ...['a', 'one', "'b'", '"t\\two"', '"c"', "'it''s'", 'd', 'x', "'y'", '-5'],
    ]);
  });

  test('cover block scalars from their sign to their last character', () => {
    expect(coveredIn('a: |-\n  one\n  two\n\nb: >\n  three\n# c\n')).toEqual([
      ...['a', '|-\n  one\n  two', 'b', '>\n  three'],
    ]);
  });

  test('leave out comments, tags and anchors', () => {
    const text = '# x\na: !!str 5 # y\nb: &anchor c#d\n? &e e # z\n: - f # w\n  - !!int "6"\n';
    expect(coveredIn(text)).toEqual(['a', '5', 'b', 'c#d', 'e', 'f', '"6"']);
  });

  test('of an alias are those of its anchor', () => {
    expect(coveredIn('a: &x one\nb: *x\nc: [*x, two]\n')).toEqual([
      ...['a', 'one', 'b', 'one', 'c', 'one', 'two'],
    ]);
  });

  test('of what is left empty are where it was expected', () => {
    const text = 'a:\nb: ~\nc: # x\nd:\n';
    const { root } = readYaml(text).documents[0] ?? {};
    const places = root?.kind === 'map' ? root.entries.map(({ value }) => value.span) : [];
    expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
      ...['1:3', '2:4', '3:3', '4:3'],
    ]);
  });

  test('count from the start of the file in every document, with either line break', () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = ['# c', '---', 'a: 1', '---', 'b:', '  - x', '  - yy', ''].join(lineBreak);
      const { documents } = readYaml(text);
      const second = documents[1]?.root;
      const list = second?.kind === 'map' ? second.entries[0]?.value : undefined;
      const last = list?.kind === 'list' ? list.items[1] : undefined;
      const start = text.indexOf('yy');
      expect(last?.span).toEqual({ start, end: start + 2, line: 7, column: 5 });
    }
  });

  test('count UTF-16 code units', () => {
    const text = "a: ['😀', é, b]\n";
    expect(coveredIn(text)).toEqual(['a', "'😀'", 'é', 'b']);
  });
});
