import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { breakText, widthOf } from '../../../src/cli/print/wrap.js';

const text = fc.string({ unit: fc.constantFrom(...'ab \\/|,_é古🙂\u0301') });

describe('breakText', () => {
  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (line, width) => {
        expect(breakText(line, width).join('')).toBe(line);
      }),
    );
  });

  it('keeps every line within the width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (line, width) => {
        for (const piece of breakText(line, width)) {
          expect(stringWidth(piece)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('keeps the lines of the text', () => {
    expect(breakText('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
  });

  it.each([
    ['\\one.exe | \\two.exe | \\three.exe', 24, ['\\one.exe | \\two.exe | ', '\\three.exe']],
    ['c:\\program\\vendor\\product.exe', 22, ['c:\\program\\vendor\\', 'product.exe']],
    ['x'.repeat(30), 20, ['x'.repeat(20), 'x'.repeat(10)]],
  ])('breaks %j at its best place', (line, width, pieces) => {
    expect(breakText(line, width)).toEqual(pieces);
  });
});

describe('widthOf', () => {
  it('is the widest line', () => {
    expect(widthOf('ab\n古古\nc')).toBe(4);
    expect(widthOf('')).toBe(0);
  });
});
