import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUARD_TEXT_LIMIT, GUARD_TIMEOUT_MS } from '../../src/logic/regex/runGuarded.js';
import { translateRegex } from '../../src/logic/regex/translateRegex.js';
import { regexEngineFor, searchRegex } from '../../src/logic/searchRegex.js';

describe('regexEngineFor', () => {
  it.each([
    ['a+b', 're2'],
    ['(?i)abc', 're2'],
    ['abc(?i)def', 're2'],
    ['(?i:abc)def', 're2'],
    ['(?P<name>a)', 're2'],
    ['a(?=b)', 'guarded'],
    ['a(?!b)', 'guarded'],
    ['(?<=a)b', 'guarded'],
    ['(?<!a)b', 'guarded'],
    ['(a)\\1', 'guarded'],
    ['a++b', 'guarded'],
    ['(?>a+)b', 'guarded'],
    ['(?x) a  b', 'guarded'],
    ['a{1001}', 'guarded'],
    ['(', 'none'],
    ['[a', 'none'],
    ['*a', 'none'],
    ['a)', 'none'],
    ['(?R)', 'none'],
    ['(a)?(?(1)b|c)', 'none'],
    ['\\1', 'none'],
  ])('%s runs on %s', (pattern, engine) => {
    expect(regexEngineFor(pattern)).toBe(engine);
  });

  it('refuses a pattern that is too long', () => {
    expect(regexEngineFor('a'.repeat(20_000))).toBe('re2');
    expect(regexEngineFor('a'.repeat(20_001))).toBe('none');
  });

  it('takes a pattern that nests or expands without measure', () => {
    const nested = '('.repeat(9000) + ')'.repeat(9000);
    const expanding = '((((a{1000}){1000}){1000}){1000}){1000}';
    const started = performance.now();
    for (const pattern of [nested, expanding]) {
      expect(['true', 'false', 'unknown']).toContain(searchRegex(pattern, '', 'aaa'));
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('searchRegex', () => {
  it.each([
    ['a(?=b)', '', 'ab', 'true'],
    ['a(?=b)', '', 'ac', 'false'],
    ['(?i)A(?=B)', '', 'ab', 'true'],
    ['a(?i)b(?=c)', '', 'aBC', 'true'],
    ['a(?i)b(?=c)', '', 'ABC', 'false'],
    ['a(?i)[b-d](?-i)e(?=$)', '', 'aCe', 'true'],
    ['a(?i)[b-d](?-i)e(?=$)', '', 'aCE', 'false'],
    ['(?i:a[^b])c(?=$)', '', 'AXc', 'true'],
    ['(?i:a[^b])c(?=$)', '', 'ABc', 'false'],
    ['((?i)a|b)c(?=$)', '', 'Bc', 'true'],
    ['((?i)a|b)c(?=$)', '', 'BC', 'false'],
    ['(?i)é(?-i)x(?=$)', '', 'Éx', 'true'],
    ['(?i)[[:lower:]](?-i)x(?=$)', '', 'Ax', 'true'],
    ['A(?=B)', 'i', 'ab', 'true'],
    ['(a.)\\1', 'i', 'axAX', 'true'],
    ['^b$(?=)', 'm', 'a\nb\nc', 'true'],
    ['^b$(?=)', '', 'a\nb\nc', 'false'],
    ['(?m)^b$(?=)', '', 'a\nb', 'true'],
    ['a.b(?=)', 's', 'a\nb', 'true'],
    ['a.b(?=)', '', 'a\nb', 'false'],
    ['a.b(?=)', '', 'a\rb', 'true'],
    ['(?s:.)a.(?=)', '', '\na\n', 'false'],
    ['a++a', '', 'aaa', 'false'],
    ['a?+b', '', 'ab', 'true'],
    ['(?>a|ab)c', '', 'abc', 'false'],
    ['(?>ab|a)c', '', 'abc', 'true'],
    ['(?>a+)(b)\\1', '', 'aabb', 'true'],
    ['(a)(?:b(c)){2}+\\2\\1', '', 'abcbcca', 'true'],
    ['(?P<q>["\'])x(?P=q)', '', '"x"', 'true'],
    ['(?P<q>["\'])x(?P=q)', '', '"x\'', 'false'],
    ['(?<q>a)\\k<q>', '', 'aa', 'true'],
    ['(a)(b)\\g{-2}', '', 'aba', 'true'],
    ['(a)\\g1', '', 'aa', 'true'],
    ['(a)\\10', '', 'a\b', 'true'],
    [`${'(a)'.repeat(9)}(b)\\10`, '', `${'a'.repeat(9)}bb`, 'true'],
    ['a\\Z', '', 'a\n', 'true'],
    ['a\\Z', '', 'a\n\n', 'false'],
    ['\\Aa(?=b)\\w\\z', '', 'ab', 'true'],
    ['a\\hb', '', 'a\tb', 'true'],
    ['a\\Rb', '', 'a\r\nb', 'true'],
    ['(?=\\Qa.b\\E)..b', '', 'a.b', 'true'],
    ['(?=\\Qa.b\\E)..b', '', 'axb', 'false'],
    ['(?x) a \\  b # a comment\n c', '', 'a bc', 'true'],
    ['(?#note)a(?=b)', '', 'ab', 'true'],
    ['[\\w-.]+(?=@)', '', 'a-b.c@d', 'true'],
    ['[]a]+(?=b)', '', ']b', 'true'],
    ['[^\\S ](?=b)', '', '\tb', 'true'],
    ['[[:xdigit:]]{2}(?=b)', '', 'afb', 'true'],
    ['\\x41\\x{42}\\u0043(?=$)', '', 'ABC', 'true'],
    ['\\p{Greek}\\pL(?!x)', '', 'λa', 'true'],
    ['\\"\\-\\/\\_(?=$)', '', '"-/_', 'true'],
    ['(?=a)*b', '', 'b', 'true'],
    ['a{,3}(?=b)', '', 'a{,3}b', 'true'],
    ['}{a](?=b)', '', '}{a]b', 'true'],
    ['.(?=$)', '', '😀', 'true'],
    ['^.(?=$)', '', '😀', 'true'],
    ['(', '', '(', 'unknown'],
  ])('/%s/%s on %j is %s', (pattern, flags, text, expected) => {
    expect(searchRegex(pattern, flags, text)).toBe(expected);
  });

  it.each([
    ['^(?=a)(a+)+$', `${'a'.repeat(40)}!`],
    ['^(?=a)(a|aa)+$', `${'a'.repeat(90_000)}!`],
    ['(?=(x+x+)+y)z', 'x'.repeat(5000)],
  ])('is interrupted in the catastrophe of %s', (pattern, text) => {
    expect(regexEngineFor(pattern)).toBe('guarded');
    const started = performance.now();
    expect(searchRegex(pattern, '', text)).toBe('unknown');
    expect(performance.now() - started).toBeLessThan(GUARD_TIMEOUT_MS * 10);
  });

  it('goes on well after an interruption', () => {
    expect(searchRegex('^(?=a)(a+)+$', '', `${'a'.repeat(40)}!`)).toBe('unknown');
    expect(searchRegex('^(?=a)(a+)+$', '', 'aaa')).toBe('true');
  });

  it('does not hand a long text to the guarded engine', () => {
    const text = 'a'.repeat(GUARD_TEXT_LIMIT + 1);
    expect(searchRegex('a(?=a)', '', text)).toBe('unknown');
    expect(searchRegex('a(?=a)', '', text.slice(1))).toBe('true');
    expect(searchRegex('aa', '', text)).toBe('true');
  });

  it('takes linear time for what would be a catastrophe in a backtracking engine', () => {
    const started = performance.now();
    expect(searchRegex('^(a+)+$', '', `${'a'.repeat(100_000)}!`)).toBe('false');
    expect(searchRegex('(x+x+)+y', '', 'x'.repeat(100_000))).toBe('false');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('keeps its answers when the cache of compiled regexes turns over', () => {
    for (let i = 0; i < 1500; i += 1) searchRegex(`a${i}`, '', 'a');
    expect(searchRegex('a7', '', 'a7')).toBe('true');
    expect(searchRegex('a7', 'i', 'A7')).toBe('true');
    expect(searchRegex('a7', '', 'A7')).toBe('false');
  });
});

describe('the two engines', () => {
  const atom = fc.constantFrom(
    ...['a', 'B', '.', '[ab]', '[^a]', '[A-C]', '\\w', '\\W', '\\s', '\\d', '\\bA', '^', '$'],
    ...['\\x41', '[[:upper:]]', '\\n', '[\\w-]', '(?i)', '(?-i)', '(?s)', '(?m)', '\\Qa\\E'],
  );
  const quantifier = fc.constantFrom('', '', '', '?', '{1,2}', '{2}');
  const pattern = fc.letrec<{ regex: string; item: string }>((tie) => ({
    regex: fc
      .array(fc.array(tie('item'), { maxLength: 4 }), { minLength: 1, maxLength: 2 })
      .map((branches) => branches.map((items) => items.join('')).join('|')),
    item: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(atom, quantifier)
        .map(([text, many]) => (text.startsWith('(?') ? text : text + many)),
      fc
        .tuple(fc.constantFrom('(', '(?:', '(?i:', '(?P<n>'), tie('regex'), quantifier)
        .map(([open, inner, many]) => `${open}${inner})${many}`),
    ),
  })).regex;
  const text = fc.string({
    unit: fc.constantFrom('a', 'A', 'b', 'B', 'c', '1', ' ', '\n'),
    maxLength: 6,
  });

  it('agree on what both can express', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.constantFrom('', 'i', 'm', 's', 'ims'),
        text,
        (regex, flags, subject) => {
          fc.pre(regexEngineFor(regex, flags) === 're2');
          const guarded = translateRegex(regex, flags).test(subject) ? 'true' : 'false';
          expect(guarded).toBe(searchRegex(regex, flags, subject));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('take any text for a pattern', () => {
    const unit = fc.constantFrom(...'()[]{}?*+|\\^$.-:<>=!#aBx0 '.split(''), '(?', '(?<', '\\p{');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (regex) => {
        expect(['true', 'false', 'unknown']).toContain(searchRegex(regex, '', 'aB0'));
      }),
      { numRuns: 3000 },
    );
  });
});
