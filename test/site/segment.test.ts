import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment } from '../../src/site/segment.js';

describe('segment', () => {
  it('keeps what is safe everywhere', () => {
    for (const name of ['T1059.001', 'Image', 'process.name', 'c-uri', 'DeviceInfo_1']) {
      expect(segment(name)).toBe(name);
    }
  });

  it('changes what a file system or server would take for something else', () => {
    for (const name of [
      '..',
      '.',
      '',
      '../x',
      'a/b',
      'index.html',
      'CON',
      'nul.txt',
      'end.',
      '%2e',
    ]) {
      expect(segment(name)).not.toBe(name);
    }
  });

  it('gives one safe segment for any name, another for each', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(segment(a)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
        expect(segment(a).length).toBeLessThanOrEqual(80);
        expect(segment(a) === segment(b)).toBe(a === b);
      }),
    );
  });
});
