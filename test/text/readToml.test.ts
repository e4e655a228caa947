import { describe, expect, it } from 'vitest';
import type { DocumentNode } from '../../src/model/DocumentNode.js';
import { entryOf } from '../../src/text/documentAccess.js';
import { LIMITS } from '../../src/text/limits.js';
import { renderDiagnostic } from '../../src/text/renderDiagnostic.js';
import { placesInTomlString } from '../../src/text/toml/placesInTomlString.js';
import { readToml } from '../../src/text/toml/readToml.js';
import { faultOfSpan, spansOfYaml } from '../support/spansOf.js';

/** A tree without places, as plain data. */
function plain(node: DocumentNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  }
}

function tree(text: string): unknown {
  const { root, diagnostics } = readToml(text);
  expect(diagnostics).toEqual([]);
  if (root === null) throw new Error('no root');
  for (const span of spansOfYaml(root)) expect(faultOfSpan(text, span)).toBeNull();
  return plain(root);
}

describe('readToml', () => {
  it('puts tables under their parents, lists of tables in the order of the file', () => {
    const text = `
top = 1
[rule]
name = "n"
[[rule.threat]]
id = "a"
[[rule.threat.technique]]
id = "T1"
[[rule.threat.technique]]
id = "T2"
[rule.threat.tactic]
id = "TA"
[[rule.threat]]
id = "b"
`;
    expect(tree(text)).toEqual({
      top: 1,
      rule: {
        name: 'n',
        threat: [
          { id: 'a', technique: [{ id: 'T1' }, { id: 'T2' }], tactic: { id: 'TA' } },
          { id: 'b' },
        ],
      },
    });
  });

  it('takes a table that repeats the name of its parent', () => {
    expect(tree('[a.a]\nx = 1\n[[a.b]]\ny = 2\n')).toEqual({ a: { a: { x: 1 }, b: [{ y: 2 }] } });
  });

  it('reads dotted and quoted keys, inline tables, lists and every kind of value', () => {
    const text = `
a.b = 1
a."c.d" = 0x10
e = {f = true, g.h = 2.5}
i = ["x", ['y'], {k = "z"}]
day = 2026-01-02
`;
    expect(tree(text)).toEqual({
      a: { b: 1, 'c.d': 16 },
      e: { f: true, g: { h: 2.5 } },
      i: ['x', ['y'], { k: 'z' }],
      day: '2026-01-02',
    });
  });

  it('says where a file cannot be read', () => {
    const text = 'name = "x"\nname = "y"\n';
    const { root, diagnostics, lines } = readToml(text);
    expect(root).toBeNull();
    expect(diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`)).toEqual([
      'toml/syntax 2:1',
    ]);
    const [first] = diagnostics;
    if (first === undefined) throw new Error('no diagnostic');
    expect(renderDiagnostic('r.toml', first, lines)).toContain('r.toml:2:1: error [toml/syntax]');
  });

  it('reads many tables, and leaves out a file of far too many', () => {
    const read = (count: number) => readToml('[[t]]\n'.repeat(count));
    expect(read(LIMITS.tomlTables).diagnostics).toEqual([]);
    const { root, diagnostics } = read(LIMITS.tomlTables + 1);
    expect(root).toBeNull();
    expect(diagnostics).toMatchObject([
      { code: 'toml/too-many-tables', span: { line: LIMITS.tomlTables + 1 } },
    ]);
  });

  it('survives what is no TOML at all', () => {
    for (const text of [
      '',
      '\0',
      '[',
      '[[',
      'a',
      'a =',
      'a = "',
      "a = '''",
      '[a]\n[a]',
      '='.repeat(99),
    ]) {
      expect(() => readToml(text)).not.toThrow();
    }
    expect(readToml('').diagnostics).toEqual([]);
    expect(readToml(`a = ${'['.repeat(100_000)}`).diagnostics.length).toBe(1);
  });
});

describe('placesInTomlString', () => {
  /** The file's text at the place of a piece of the string. */
  function sourceOf(text: string, piece: string): string {
    const { root, lines } = readToml(text);
    const node = root === null ? undefined : entryOf(root, 'q')?.value;
    if (node?.kind !== 'scalar') throw new Error('no string');
    const { spanAt } = placesInTomlString(node, lines);
    const at = String(node.value).indexOf(piece);
    expect(at).toBeGreaterThanOrEqual(0);
    const span = spanAt(at, at + piece.length);
    expect(faultOfSpan(text, span)).toBeNull();
    return text.slice(span.start, span.end);
  }

  it('shifts literal strings, behind the line break that does not count', () => {
    expect(sourceOf("q = 'one two'\n", 'two')).toBe('two');
    expect(sourceOf("q = '''\none\n  two\n'''\n", 'two')).toBe('two');
    expect(sourceOf("q = '''one\\two'''\n", '\\two')).toBe('\\two');
  });

  it('counts both characters of a line break as one', () => {
    expect(sourceOf("q = '''\r\none\r\ntwo\r\nthree'''\r\n", 'three')).toBe('three');
    expect(sourceOf('q = """\r\none\r\ntwo"""\r\n', 'two')).toBe('two');
  });

  it('follows the escapes of basic strings', () => {
    expect(sourceOf('q = "a\\\\b \\"two\\""\n', '"two"')).toBe('\\"two\\"');
    expect(sourceOf('q = "\\u00e4\\U0001F600 end"\n', 'end')).toBe('end');
    expect(sourceOf('q = "\\u00e4\\U0001F600 end"\n', '😀')).toBe('\\U0001F600');
    expect(sourceOf('q = """\na \\\\ b\n  c"""\n', 'c')).toBe('c');
    expect(sourceOf('q = """a \\\n     b c"""\n', 'b')).toBe('b');
  });
});
