import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transformPattern, transformValue } from '../../src/logic/transformValue.js';
import type { ValueTransform } from '../../src/model/Predicate.js';

function texts(text: string, ...transforms: ValueTransform[]): readonly string[] {
  return transformValue(text, transforms).texts;
}

describe('windash', () => {
  it.each([
    [' -a', [' -a', ' /a', ' \u2013a', ' \u2014a', ' \u2015a']],
    ['-a', ['-a', '/a', '\u2013a', '\u2014a', '\u2015a']],
    ['/a', ['-a', '/a', '\u2013a', '\u2014a', '\u2015a']],
    ['a-b', ['a-b']],
    ['a -', ['a -']],
    ['--', ['--']],
    ['é-b', ['é-b']],
    [' -é', [' -é', ' /é', ' \u2013é', ' \u2014é', ' \u2015é']],
  ])('%j', (value, expected) => {
    expect(texts(value, 'windash')).toEqual(expected);
  });

  it('writes each dash in each way', () => {
    expect(texts(' -a --b -c', 'windash')).toHaveLength(5 ** 3);
    expect(texts(' -a -b', 'windash')).toContain(' /a \u2014b');
  });

  it('says so where the ways are too many', () => {
    const { texts: some, complete } = transformValue(' -a'.repeat(5), ['windash']);
    expect(complete).toBe(false);
    expect(some).toEqual(['-', '/', '\u2013', '\u2014', '\u2015'].map((d) => ` ${d}a`.repeat(5)));
    expect(transformValue(' -a'.repeat(4), ['windash']).complete).toBe(true);
  });

  it('comes before an encoding', () => {
    const encoded = texts(' -a', 'windash', 'utf16le', 'base64');
    expect(encoded).toHaveLength(5);
    expect(encoded[1]).toBe(Buffer.from(' /a', 'utf16le').toString('base64'));
  });
});

describe('encodings', () => {
  it.each<readonly [readonly ValueTransform[], string]>([
    [['base64'], 'w6k='],
    [['utf16le', 'base64'], '6QA='],
    [['utf16be', 'base64'], 'AOk='],
    [['utf16', 'base64'], '//7pAA=='],
    [['utf16le'], '\u00e9\0'],
    [['utf16be'], '\0\u00e9'],
    [['utf16'], '\u00ff\u00fe\u00e9\0'],
    [['base64', 'base64'], 'dzZrPQ=='],
  ])('%j of é', (transforms, expected) => {
    expect(texts('é', ...transforms)).toEqual([expected]);
  });

  it('finds the value at every offset of a longer base64 text', () => {
    const bytes = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        fc.string({ minLength: 2 }),
        bytes,
        bytes,
        fc.boolean(),
        (value, head, tail, wide) => {
          const encoding = wide ? 'utf16le' : 'utf8';
          const message = Buffer.concat([
            Buffer.from(head, 'utf8'),
            Buffer.from(value, encoding),
            Buffer.from(tail, 'utf8'),
          ]).toString('base64');
          const transforms: ValueTransform[] = wide
            ? ['utf16le', 'base64offset']
            : ['base64offset'];
          const offset = Buffer.byteLength(head, 'utf8') % 3;
          expect(message).toContain(texts(value, ...transforms)[offset] ?? 'nothing');
        },
      ),
    );
  });

  it('gives the three forms of base64offset in order', () => {
    expect(texts('abcd', 'base64offset')).toEqual(['YWJjZ', 'FiY2', 'hYmNk']);
  });
});

describe('transformPattern', () => {
  it('keeps wildcards under windash, and their literal forms', () => {
    const { patterns, complete } = transformPattern('* -a[*]?', ['windash']);
    expect(complete).toBe(true);
    expect(patterns).toHaveLength(5);
    expect(patterns[1]?.filter((part) => typeof part === 'string')).toEqual([' /a*']);
  });

  it('cannot encode a wildcard', () => {
    expect(transformPattern('a*', ['base64'])).toEqual({ patterns: [], complete: false });
    expect(transformPattern('a[*]', ['base64']).patterns).toEqual([['YSo=']]);
  });
});
