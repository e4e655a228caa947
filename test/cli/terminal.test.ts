import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/cli/Terminal.js';

const OPEN = Number.POSITIVE_INFINITY;

describe('pageOf', () => {
  it.each([
    ['a terminal', { isTTY: true, columns: 100 }, {}, 100, 100],
    ['a wide terminal', { isTTY: true, columns: 200 }, {}, 200, 120],
    ['a tiny terminal', { isTTY: true, columns: 10 }, {}, 40, 40],
    ['a terminal of no known width', { isTTY: true }, {}, 80, 80],
    ['a terminal that only COLUMNS knows', { isTTY: true }, { COLUMNS: '90' }, 90, 90],
    ['a terminal, COLUMNS or not', { isTTY: true, columns: 100 }, { COLUMNS: '90' }, 100, 100],
    ['a pipe', {}, {}, OPEN, 120],
    ['a pipe with COLUMNS', {}, { COLUMNS: '72' }, 72, 72],
    ['a pipe with a senseless COLUMNS', {}, { COLUMNS: 'wide' }, OPEN, 120],
  ])('takes the width of %s', (_, stream, env, columns, proseColumns) => {
    expect(pageOf(stream, env)).toMatchObject({ columns, proseColumns });
  });

  it.each([
    ['a terminal', true, {}, true],
    ['a terminal that cannot', true, { TERM: 'dumb' }, false],
    ['a pipe', false, {}, false],
    ['a pipe of a build server', false, { CI: 'true' }, false],
    ['a pipe that is asked to', false, { FORCE_COLOR: '1' }, true],
    ['a terminal that is asked not to', true, { NO_COLOR: '1' }, false],
    ['both', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ])('colours for %s', (_, isTTY, env, isColoured) => {
    expect(pageOf({ isTTY }, env).colours.isColorSupported).toBe(isColoured);
  });
});
