import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachLine, TOO_LONG } from '../../src/cli/eachLine.js';

async function linesOf(chunks: readonly (Buffer | string)[], longest = 1_000) {
  const lines: (string | typeof TOO_LONG)[] = [];
  for await (const line of eachLine(Readable.from(chunks), longest)) lines.push(line);
  return lines;
}

describe('eachLine', () => {
  it.each([
    ['', []],
    ['\n', ['']],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\r\nb', ['a', 'b']],
    ['a\n\nb\n\n', ['a', '', 'b', '']],
  ])('%j', async (text, lines) => {
    expect(await linesOf([text])).toEqual(lines);
  });

  it('does not depend on how the text is cut, even inside of a character', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '古', '🙂'), maxLength: 6 })),
        fc.integer({ min: 1, max: 5 }),
        async (lines, size) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          const chunks: Buffer[] = [];
          for (let at = 0; at < bytes.length; at += size)
            chunks.push(bytes.subarray(at, at + size));
          expect(await linesOf(chunks)).toEqual(lines);
        },
      ),
    );
  });

  it('stands in for lines that are too long, and goes on', async () => {
    expect(await linesOf(['xx', 'xxx\nok\nxxx', 'xxxx'], 4)).toEqual([TOO_LONG, 'ok', TOO_LONG]);
  });
});
