import { expect, test } from 'vitest';
import type { DocumentScalar } from '../../src/model/DocumentNode.js';
import { readYaml } from '../../src/text/yaml/readYaml.js';
import { spanInScalar } from '../../src/text/yaml/spanInScalar.js';

/** The value of `key` in a text, and where the first `piece` of the value is said to stand. */
function find(text: string, piece: string) {
  const root = readYaml(text).documents[0]?.root;
  const node = root?.kind === 'map' ? root.entries.at(-1)?.value : undefined;
  const scalar = node as DocumentScalar;
  const start = String(scalar.value).indexOf(piece);
  const span = spanInScalar(scalar, start, start + piece.length);
  return { covered: text.slice(span.start, span.end), at: `${span.line}:${span.column}` };
}

test('in a plain scalar', () => {
  expect(find('key: one two three\n', 'two')).toEqual({ covered: 'two', at: '1:10' });
});

test('in quotes', () => {
  expect(find("key: 'one two'\n", 'one')).toEqual({ covered: 'one', at: '1:7' });
  expect(find('key: "one two"\n', 'two')).toEqual({ covered: 'two', at: '1:11' });
});

test('behind line breaks that YAML folds', () => {
  const text = 'key: one\n     two\n\n     three four\n';
  expect(find(text, 'four')).toEqual({ covered: 'four', at: '4:12' });
  expect(find(text.replaceAll('\n', '\r\n'), 'four')).toEqual({ covered: 'four', at: '4:12' });
});

test('in block scalars, folded and literal, with signs behind the first', () => {
  expect(find('key: >-\n  one\n  two\n', 'two')).toEqual({ covered: 'two', at: '3:3' });
  expect(find('key: | # comment\n  one\n    two\n', 'two')).toEqual({ covered: 'two', at: '3:5' });
  expect(find('key: |2-\n  one\n', 'one')).toEqual({ covered: 'one', at: '2:3' });
});

test('over several lines', () => {
  expect(find('key: one\n  two\n', 'one two')).toEqual({ covered: 'one\n  two', at: '1:6' });
});

test('of an alias, at its anchor', () => {
  expect(find('a: &x one two\nkey: *x\n', 'two')).toEqual({ covered: 'two', at: '1:11' });
});

test('at the end of the value, an empty place', () => {
  const text = 'key: one two';
  const root = readYaml(text).documents[0]?.root;
  const scalar = (root?.kind === 'map' ? root.entries[0]?.value : undefined) as DocumentScalar;
  expect(spanInScalar(scalar, 7, 7)).toEqual({ start: 12, end: 12, line: 1, column: 13 });
});

test('of a value that has no place of its own, the place of the form around it', () => {
  const text = 'key: [a: one two]\n';
  const root = readYaml(text).documents[0]?.root;
  const list = root?.kind === 'map' ? root.entries[0]?.value : undefined;
  const map = list?.kind === 'list' ? list.items[0] : undefined;
  const scalar = (map?.kind === 'map' ? map.entries[0]?.value : undefined) as DocumentScalar;
  expect(scalar.value).toBe('one two');
  expect(spanInScalar(scalar, 4, 7)).toEqual(scalar.span);
});
