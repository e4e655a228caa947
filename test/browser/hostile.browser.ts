import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/concord.js';
import { buildSite, servedSite } from './browser.js';

const SCRIPT = '<script>alert(1)</script>';
const IMAGE = '"><img src=x onerror=alert(1)>';
const FORMULA = '=cmd|calc!a1';

/** Rules whose every text tries to be something else. */
function hostileRules(): string {
  const folder = `${temporaryFolder()}/<b>rules`;
  mkdirSync(folder, { recursive: true });
  const rule = (id: string, value: string) => `title: '${SCRIPT}'
id: '${id}'
description: '${SCRIPT}'
author: '${IMAGE}'
level: '${IMAGE}'
references:
    - 'javascript:alert(1)'
tags:
    - attack.t1102
logsource:
    category: process_creation
    product: windows
detection:
    selection:
        Image: '${value}'
        '<img src=y onerror=alert(2)>': "\\e[31m${IMAGE.replaceAll('"', '\\"')}"
    condition: selection
`;
  writeFileSync(`${folder}/a.yml`, rule('../../../evil', IMAGE));
  writeFileSync(`${folder}/b.yml`, rule('INDEX.html', FORMULA));
  return folder;
}

const visit = servedSite(() => buildSite([`sigma=${hostileRules()}`]));

it('is shown as text on every page that it comes to', async () => {
  const { page, complaints } = await visit('/attack/T1102/');
  expect(await page.locator('table.rules td a').first().textContent()).toBe(SCRIPT);
  expect(await page.locator('#indicators code', { hasText: IMAGE }).count()).toBeGreaterThan(0);
  for (const summary of await page.locator('#indicators tbody summary').all())
    await summary.click();
  await page.getByRole('button', { name: 'Query of' }).first().click();
  await page.locator('.peek pre.query').waitFor();
  const rule = new URL(
    (await page.locator('table.rules td a').first().getAttribute('href')) ?? '',
    page.url(),
  ).pathname;
  expect(await page.locator('img, main script').count()).toBe(0);
  expect(complaints).toEqual([]);
  for (const path of [rule, '/', '/fields/', '/fields/Image/', '/sources/', '/diagnostics/']) {
    const other = await visit(path);
    expect(await other.page.locator('img, main script').count(), path).toBe(0);
    expect(await other.page.locator('a[href^="javascript:"]').count(), path).toBe(0);
    expect(other.complaints, path).toEqual([]);
  }
});

it('is found by the search and shown as text there', async () => {
  const { page, complaints } = await visit('/');
  await page.fill('#search', 'onerror alert');
  await page.locator('#answers li', { hasText: IMAGE }).first().waitFor();
  await page.fill('#search', 'script alert');
  await page.locator('#answers li', { hasText: SCRIPT }).first().waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('runs as no formula in a spreadsheet', async () => {
  const { page } = await visit('/attack/T1102/');
  const take = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Download indicators as ${name}` }).click(),
    ]);
    return readFileSync(await file.path(), 'utf8');
  };
  const csv = await take('CSV');
  expect(csv).toContain(`'${FORMULA}`);
  expect(csv).not.toMatch(/(^|,)=cmd/m);
  const values = (JSON.parse(await take('JSON')) as { value: string }[]).map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining([FORMULA, IMAGE]));
});
