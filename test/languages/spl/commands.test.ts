import { expect, test } from 'vitest';
import {
  GENERATING,
  MEANINGFUL,
  PASSIVE,
} from '../../../src/languages/spl/commands/commandNames.js';
import { readSpl } from '../../../src/languages/spl/readSpl.js';
import { rawQuery } from '../../support/rawQuery.js';

test('no command that is named is unknown', () => {
  for (const name of [...GENERATING, ...MEANINGFUL, ...PASSIVE]) {
    const { diagnostics } = readSpl(rawQuery('spl', `a=1 | ${name} b c=d`));
    expect([name, diagnostics.filter(({ code }) => code === 'spl/unknown-command')]).toEqual([
      name,
      [],
    ]);
  }
});

test('every command has one group', () => {
  const names = [...GENERATING, ...MEANINGFUL, ...PASSIVE];
  expect(new Set(names).size).toBe(names.length);
});
