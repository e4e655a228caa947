import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../src/text/LineIndex.js';
import { readPlainToml } from '../../src/text/toml/readPlainToml.js';
import { readAnyToml } from '../../src/text/toml/readToml.js';
import { mutatedText } from '../support/mutatedText.js';

const TEXTS = [
  `title = "top" # a remark
empty = ""
[metadata]
days = 30 # whole
off = false

[rule]
name = 'no \\ escape'
"quoted key" = [ "a", 'b', # first
  [1, -2, 0],
]
query = '''
process where name == "x" and
  args : "\\\\*"
'''
note = """
Two lines,
one "quote" and a \\"written\\" one.\\tTab \\\\"""
table = { a = 1, b = { c = "d" }, e = [] }
[[rule.threat]]
framework = "F"
[[rule.threat.technique]]
id = "T1000"
[[rule.threat.technique]]
id = "T1001"
[rule.threat.tactic]
id = "TA1"
[[rule.threat]]
[rule.threat.tactic]
`,
  `[a.b.c]
x = true
[a.b.d]
y = """"""
[[a.list]]
[[a.list]]
z = ''''''
[a.list.sub]
w = '''x'''`,
];

/** What TOML has beyond the plain part, and what is wrong in one way or another. */
const PIECES = [
  ...['a = 1\n', 'b.c = 2\n', '[a]\n', '[a.b]\n', '[[a]]\n', '[[a.b]]\n', '[ a . b ]\n', '[a]]\n'],
  ...['x = 1.5\n', 'x = +1\n', 'x = -0\n', 'x = 01\n', 'x = 1_000\n', 'x = 0x1f\n', 'x = inf\n'],
  ...['d = 2024-01-01\n', 'd = 07:32:00\n', 'x = truest\n', 'x = 99999999999999999\n', 'x =\n'],
  ...['s = "\\u00e9"\n', 's = "\\q"\n', 's = "a\nb"\n', "s = 'a\nb'\n", 's = """a\\\n  b"""\n'],
  ...[
    's = """a""""\n',
    "s = '''a''''\n",
    's = """"a"""\n',
    's = "\\"\n',
    '"a.b" = 1\n',
    "'' = 1\n",
  ],
  ...['t = {a = 1,}\n', 't = {a = 1, a = 2}\n', 't = {\na = 1}\n', 't = {a.b = 1}\n', 't = {}\n'],
  ...['l = [1 2]\n', 'l = [,]\n', 'l = [1,,2]\n', 'l = [1, # x\n]\n', 'l = [', ']', '# x', '\r\n'],
  ...['"""', "'''", '\\', '\u0001', '\u007f', '\ud800', '😀', '\ufeff', '__proto__ = 1\n', '= 1\n'],
];

function checkAgainstAll(text: string): boolean {
  const plain = readPlainToml(text, createLineIndex(text));
  if (plain === null) return false;
  const { root, diagnostics } = readAnyToml(text, createLineIndex(text));
  expect(diagnostics).toEqual([]);
  expect(plain).toEqual(root);
  return true;
}

describe('readPlainToml', () => {
  it.each(TEXTS)('gives what the reader of all TOML gives', (text) => {
    expect(checkAgainstAll(text)).toBe(true);
  });

  it('reads nothing otherwise, whatever the text is made of', () => {
    const pieces = fc
      .array(fc.constantFrom(...PIECES, ...TEXTS), { minLength: 1, maxLength: 6 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(pieces, (text) => void checkAgainstAll(text)),
      { numRuns: 2_000 },
    );
  });

  it('reads nothing otherwise in a text that was damaged', () => {
    fc.assert(
      fc.property(mutatedText(TEXTS), (text) => void checkAgainstAll(text)),
      {
        numRuns: 2_000,
      },
    );
  });

  it.each([
    'x = 1.5',
    'x = 2024-01-01',
    'a.b = 1',
    'x = "\\u00e9"',
    'x = 1\r\ny = 2',
    'x = 1\nx = 2',
    'x = {a = 1}\n[x.b]',
    'x = "a',
  ])('leaves %j to the reader of all TOML', (text) => {
    expect(readPlainToml(text, createLineIndex(text))).toBeNull();
  });

  it('leaves a table of many keys and a deep list to the reader of all TOML', () => {
    const wide = Array.from({ length: 5_000 }, (_, i) => `k${i} = ${i}`).join('\n');
    const deep = `x = ${'['.repeat(100)}${']'.repeat(100)}`;
    expect(readPlainToml(wide, createLineIndex(wide))).toBeNull();
    expect(readPlainToml(deep, createLineIndex(deep))).toBeNull();
  });
});
