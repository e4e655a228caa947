import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, ROOT, starterCatalog, temporaryFolder } from './concord.js';

/** `UPDATE_GOLDEN=1 npm test` writes these files anew; read the difference before you commit it. */
const isUpdate = process.env.UPDATE_GOLDEN === '1';
const folder = temporaryFolder();
const db = starterCatalog(folder);

function checkGolden(name: string, args: readonly string[]): void {
  const path = join(ROOT, 'test/golden/starter', name);
  const { code, stdout } = concord(args);
  expect(code).toBe(0);
  if (isUpdate) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stdout);
  }
  expect(stdout).toBe(readFileSync(path, 'utf8'));
}

describe('the starter rules of the other vendors', () => {
  it.each(['elastic', 'splunk', 'sentinel', 'kql'])('%s', (format) => {
    const file = join(folder, `${format}.db`);
    const rules = join(ROOT, 'examples/rules', format);
    const { code } = concord(['build', '--strict', '--source', `${format}=${rules}`, '--db', file]);
    expect(code).toBe(0);
    checkGolden(`predicates-${format}.jsonl`, ['export', 'predicates', '--db', file]);
    checkGolden(`rules-${format}.jsonl`, ['export', 'rules', '--db', file]);
  });
});

describe('the starter catalog', () => {
  it.each([
    ['technique-T1102.json', ['technique', 'T1102', '--json']],
    ['techniques.json', ['techniques', '--json']],
    ['stats.json', ['stats', '--json']],
    ['predicates.jsonl', ['export', 'predicates']],
  ])('%s', (name, args) => {
    checkGolden(name, [...args, '--db', db]);
  });
});
