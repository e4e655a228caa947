import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTextFile } from '../../src/ingest/readTextFile.js';
import { LIMITS } from '../../src/text/limits.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function codeOf(path: string): string {
  const { text, diagnostic } = readTextFile(path);
  const code = diagnostic?.code ?? '';
  return text === null ? code : `text: ${text}${code === '' ? '' : ` ${code}`}`;
}

describe('readTextFile', () => {
  it.each([
    ['plain text', 'a: 1\n', 'text: a: 1\n'],
    ['a byte-order mark, which is left out', '\ufeffa: 1', 'text: a: 1'],
    ['an empty file', '', 'text: '],
    ['text beyond ASCII', 'ä € 😀', 'text: ä € 😀'],
    ['NUL bytes', Buffer.from([0x61, 0, 0x62]), 'file/binary'],
    ['UTF-16, little endian', Buffer.from([0xff, 0xfe, 0x61, 0]), 'file/not-utf8'],
    ['UTF-16, big endian', Buffer.from([0xfe, 0xff, 0, 0x61]), 'file/not-utf8'],
    ['Windows-1252', Buffer.from([0x61, 0xe4, 0x96]), 'text: aä– file/windows-1252'],
  ])('%s', (name, bytes, expected) => {
    expect(codeOf(file(name, bytes))).toBe(expected);
  });

  it('leaves out what is too large without reading it', () => {
    const path = file('large', '');
    truncateSync(path, LIMITS.fileBytes + 1);
    expect(codeOf(path)).toBe('file/too-large');
  });

  it('says what cannot be read', () => {
    expect(codeOf(join(folder, 'missing'))).toBe('file/unreadable');
    expect(codeOf(folder)).toBe('file/unreadable');
  });
});
