import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
  writeFileSync(`${folder}/c.yml`, manyValues());
  return folder;
}

const LONG = 'zlong'.repeat(20_000);
const LAST = 'zz</td></table><script>alert(3)</script>';

/** A rule with more values than its technique's page holds, some of them no text for people. */
function manyValues(): string {
  const plain = Array.from({ length: 80 }, (_, index) => `plain${index}`);
  const values = [...plain, LONG, LAST].map((value) => `            - '${value}'\n`).join('');
  return `title: "zz\\e]0;owned\\a\\u202egnp.exe\\0"
id: 'x/../../../../escaped'
tags:
    - attack.t1102
logsource:
    category: process_creation
    product: windows
detection:
    selection:
        CommandLine|contains:
${values}        'zz/../../<img src=z onerror=alert(4)>': "\\0\\u202e\\e[2J"
    condition: selection
`;
}

let site = '';
const visit = servedSite(() => {
  site = buildSite([`sigma=${hostileRules()}`]);
  return site;
});

it('writes nothing outside of its folder', async () => {
  await visit('/');
  const beside = readdirSync(dirname(site));
  expect(beside.filter((name) => name !== 'site' && !name.startsWith('catalog.db'))).toEqual([]);
  const names = readdirSync(site, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => /[^A-Za-z0-9._/\\-]/.test(name))).toEqual([]);
});

it('shows what nobody could see, and keeps its shape by what is too long', async () => {
  for (const path of [
    '/attack/T1102/',
    '/attack/T1102/rows.html',
    '/fields/CommandLine/rows.html',
  ]) {
    const { page, complaints } = await visit(path, { width: 360 });
    expect(await page.locator('img, main script').count(), path).toBe(0);
    const text = await page.locator('main').innerText();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(text, path).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
    expect(complaints, path).toEqual([]);
  }
  const { page } = await visit('/attack/T1102/rows.html');
  expect(await page.locator('table.further td', { hasText: LAST }).count()).toBe(1);
  expect(await page.locator('table.further td', { hasText: LONG }).count()).toBe(1);
  const other = await visit('/attack/T1102/');
  const title = other.page.locator('table.rules a', { hasText: 'zz␛]0;owned␇\\u202egnp.exe␀' });
  expect(await title.count()).toBe(1);
  await other.page.locator('#indicators').getByRole('button', { name: 'Show all' }).click();
  await other.page.locator('#indicators code', { hasText: LAST }).waitFor();
  expect(await other.page.locator('img, main script').count()).toBe(0);
  expect(other.complaints).toEqual([]);
});

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
