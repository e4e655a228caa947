import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/text/limits.js';
import { readYaml } from '../../src/text/yaml/readYaml.js';
import { plainYaml } from '../support/plainYaml.js';

function documentsOf(text: string): readonly unknown[] {
  return readYaml(text).documents.map(({ root }) => plainYaml(root));
}

function told(text: string): readonly string[] {
  return readYaml(text).diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`);
}

describe('YAML that is broken', () => {
  test('a broken second document of three leaves the others', () => {
    const text = 'a: 1\n---\nb: [1, 2\nc: 3\n---\nd: 4\n';
    expect(documentsOf(text)).toEqual([{ a: 1 }, { d: 4 }]);
    expect(told(text)).toEqual(['yaml/syntax 4:1']);
    expect(readYaml(text).documents.map(({ number }) => number)).toEqual([1, 3]);
  });

  test('an open quote ends with its document', () => {
    const text = "a: 'open\n---\nb: 2\n";
    expect(documentsOf(text)).toEqual([{ b: 2 }]);
    expect(told(text)).toEqual(['yaml/syntax 2:1']);
  });

  test('what js-yaml says is told where it says it', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['a: b: c\n', '1:5', 'bad indentation of a mapping entry'],
      ['a: 1\n  b: 2\n', '2:4', 'bad indentation of a mapping entry'],
      ['a: *b\n', '1:6', 'unidentified alias "b"'],
      ['a: !x 1\n', '1:8', 'unknown tag !<!x>'],
      ['a: @b\n', '1:4', 'bad indentation of a mapping entry'],
      ['a: "\\q"\n', '1:6', 'unknown escape sequence'],
      ['a: \u0007\n', '1:5', 'the stream contains non-printable characters'],
      ['a: 1\u0000b', '1:5', 'null byte is not allowed in input'],
      ['a:\n\t- b\n', '2:1', 'tab characters must not be used in indentation'],
    ];
    const actual = cases.map(([text]) => {
      const [first] = readYaml(text).diagnostics;
      return [text, `${first?.span.line}:${first?.span.column}`, first?.message];
    });
    expect(actual).toEqual(
      cases.map(([text, at, reason]) => [text, at, `invalid YAML: ${reason}`]),
    );
  });

  test('a key that stands twice is told, the last one counts', () => {
    const text = 'a: 1\nb: {c: 1, c: 2}\na: 3\n';
    expect(documentsOf(text)).toEqual([{ b: { c: 2 }, a: 3 }]);
    expect(told(text)).toEqual(['yaml/duplicate-key 2:11', 'yaml/duplicate-key 3:1']);
  });

  test('a key beside a merge key is no key that stands twice', () => {
    expect(told('a: &a {x: 1}\nb: {<<: *a, x: 2}\n')).toEqual([]);
  });

  test('an alias inside its own anchor is told, in maps, lists and merge keys', () => {
    expect(documentsOf('a: &a [1, *a]\nb: &b {c: *b}\n')).toEqual([
      { a: [1, null], b: { c: null } },
    ]);
    expect(told('a: &a [1, *a]\nb: &b {c: *b}\n')).toEqual([
      'yaml/syntax 1:11',
      'yaml/syntax 2:11',
    ]);
    expect(told('a: &a\n  <<: *a\n  b: 1\n')).toEqual(['yaml/syntax 2:7']);
  });

  test('nesting beyond the limit is told, however it is made', () => {
    const flow = `a: ${'['.repeat(LIMITS.nesting + 1)}${']'.repeat(LIMITS.nesting + 1)}`;
    const block = Array.from({ length: LIMITS.nesting + 1 }, (_, i) => `${' '.repeat(i)}a:`);
    for (const text of [flow, block.join('\n'), '- '.repeat(200), '['.repeat(100_000)]) {
      const { diagnostics, documents } = readYaml(text);
      expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/too-deep']);
      expect(documents).toEqual([]);
    }
  });

  test('more documents than are read', () => {
    const text = 'a: 1\n---\n'.repeat(LIMITS.documents + 5);
    expect(documentsOf(text)).toHaveLength(LIMITS.documents);
    expect(told(text)).toEqual([`yaml/too-many-documents ${2 * LIMITS.documents}:1`]);
  });

  test('an alias bomb is read in the time of its text', () => {
    const names = [...'abcdefghijklmnop'];
    const lists = names.map((name, i) => {
      const item = i === 0 ? 'x' : `*${names[i - 1]}`;
      return `${name}: &${name} [${Array(20).fill(item).join(', ')}]`;
    });
    const maps = names.map((name, i) => {
      const source = i === 0 ? '{k: 1}' : `*m${names[i - 1]}`;
      return `m${name}: &m${name}\n  <<: [${Array(20).fill(source).join(', ')}]\n  ${name}: 1`;
    });
    expect(told([...lists, ...maps].join('\n'))).toEqual([]);
  });

  test('nothing at all', () => {
    for (const text of [
      '',
      '\n',
      ' \n\n',
      '# only\n# comments\n',
      '---\n---\n...\n',
      '\ufeff',
      '#',
    ]) {
      expect(readYaml(text).documents).toEqual([]);
      expect(readYaml(text).diagnostics).toEqual([]);
    }
  });

  test('line breaks of other scripts end neither comments nor documents', () => {
    expect(documentsOf('# a\u2028---\u2028b\n')).toEqual([]);
    expect(documentsOf('a: x\u2028---\n')).toEqual([{ a: 'x\u2028---' }]);
    expect(documentsOf('---\r\n# a\r\n---\r\nb: 1\r\n')).toEqual([{ b: 1 }]);
  });

  test('a byte-order mark that the caller left moves nothing', () => {
    const { documents } = readYaml('\ufeffa: &x one\nb: *x\n');
    expect(documents.map(({ root }) => plainYaml(root))).toEqual([{ a: 'one', b: 'one' }]);
  });
});
