import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DIAGNOSTICS, diagnosticsPage } from '../../scripts/diagnosticsPage.js';

it('docs/diagnostics.md lists every diagnostic', () => {
  const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
  expect(page).toBe(diagnosticsPage());
});

it('every code names the part it belongs to, and every text ends in a full stop', () => {
  for (const [code, { meaning, hint }] of Object.entries(DIAGNOSTICS)) {
    expect(code).toMatch(/^(file|yaml|sigma|attack|config|explain)\/[a-z0-9-]+$/);
    expect([code, meaning.at(-1), hint.at(-1)]).toEqual([code, '.', '.']);
  }
});
