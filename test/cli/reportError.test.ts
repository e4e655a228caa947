import { CommanderError } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import { CatalogError } from '../../src/catalog/openCatalog.js';
import { badInput, usageError } from '../../src/cli/CliError.js';
import { reportError } from '../../src/cli/reportError.js';
import type { Terminal } from '../../src/cli/Terminal.js';
import { page } from './print/page.js';

async function reported(error: unknown) {
  const notes: string[] = [];
  const terminal = { notePage: page(80), note: (text: string) => notes.push(text) };
  const code = await reportError(error, terminal as unknown as Terminal);
  return { code, text: notes.join('') };
}

afterEach(() => {
  delete process.env.CONCORD_DEBUG;
});

describe('reportError', () => {
  it.each([
    [badInput('wrong', 'mend it'), 2, 'error: wrong\n  mend it\n'],
    [usageError('wrong'), 3, 'error: wrong\n'],
    [new CatalogError('no catalog'), 2, 'error: no catalog\n'],
    [new CommanderError(1, 'commander.x', 'said already'), 3, ''],
    [new CommanderError(0, 'commander.version', ''), 0, ''],
  ])('%s', async (error, code, text) => {
    expect(await reported(error)).toEqual({ code, text });
  });

  it('shows of a fault of its own the message alone', async () => {
    const { code, text } = await reported(new TypeError('x is \u001b[1m undefined'));
    expect(code).toBe(70);
    expect(text).toBe(
      'error: internal error: x is ␛[1m undefined\n  This is a fault of concord; CONCORD_DEBUG=1 shows where.\n',
    );
    expect((await reported('thrown text')).text).toContain('internal error: thrown text');
  });

  it('and where it happened when asked to', async () => {
    process.env.CONCORD_DEBUG = '1';
    expect((await reported(new TypeError('x'))).text).toMatch(/^\s+at .*reportError\.test\.ts/m);
  });
});
