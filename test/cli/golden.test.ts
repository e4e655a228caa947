import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, ROOT, starterCatalog, temporaryFolder } from './concord.js';

/** `UPDATE_GOLDEN=1 npm test` writes these files anew; read the difference before you commit it. */
const isUpdate = process.env.UPDATE_GOLDEN === '1';
const db = starterCatalog(temporaryFolder());

describe('the starter catalog', () => {
  it.each([
    ['technique-T1102.json', ['technique', 'T1102', '--json']],
    ['techniques.json', ['techniques', '--json']],
    ['stats.json', ['stats', '--json']],
    ['predicates.jsonl', ['export', 'predicates']],
  ])('%s', (name, args) => {
    const path = join(ROOT, 'test/golden/starter', name);
    const { code, stdout } = concord([...args, '--db', db]);
    expect(code).toBe(0);
    if (isUpdate) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, stdout);
    }
    expect(stdout).toBe(readFileSync(path, 'utf8'));
  });
});
