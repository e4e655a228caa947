import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allDiagnostics, diagnosticsPage } from '../../scripts/diagnosticsPage.js';

it('docs/diagnostics.md lists every diagnostic', async () => {
  const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
  expect(page).toBe(await diagnosticsPage());
});

it('every code names the part it belongs to, and every text ends in a full stop', async () => {
  const all = Object.entries(await allDiagnostics());
  expect(all.length).toBeGreaterThan(100);
  for (const [code, { meaning, hint }] of all) {
    expect(code).toMatch(PARTS);
    expect([code, meaning.at(-1), hint.at(-1)]).toEqual([code, '.', '.']);
  }
});

const PARTS =
  /^(file|yaml|toml|attack|config|explain|sigma|elastic|splunk|sentinel|kql|eql|kuery|lucene|esql|query-dsl|spl|kusto)\/[a-z0-9-]+$/;
