import { describe, expect, it } from 'vitest';
import { webAddress } from '../../src/sync/webAddress.js';

const ID = 'a'.repeat(40);

describe('webAddress', () => {
  it.each([
    ['https://github.com/o/r.git', `https://github.com/o/r/blob/${ID}/`],
    ['https://me@GitHub.com/o/r/', `https://github.com/o/r/blob/${ID}/`],
    ['git@github.com:o/r.git', `https://github.com/o/r/blob/${ID}/`],
    ['ssh://git@github.com:22/o/r', `https://github.com/o/r/blob/${ID}/`],
    ['https://gitlab.com/g/s/r.git', `https://gitlab.com/g/s/r/-/blob/${ID}/`],
    ['https://codeberg.org/o/r', `https://codeberg.org/o/r/src/commit/${ID}/`],
    ['https://example.org/o/r.git', null],
    ['https://github.com.example.org/o/r.git', null],
    ['https://github.com/o/r"onclick="x', null],
    ['file:///github.com/o/r', null],
    ['/github.com/o/r', null],
  ])('%s', (repository, address) => {
    expect(webAddress(repository, ID)).toBe(address);
  });
});
