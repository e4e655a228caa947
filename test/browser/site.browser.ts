import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildSite, servedSite } from './browser.js';

const visit = servedSite(() => buildSite());

/** A page of each sort. */
const PAGES = [
  '/',
  '/attack/',
  '/attack/T1102/',
  '/attack/T1059/with-subtechniques/',
  '/fields/',
  '/fields/Image/',
  '/events/',
  '/events/windows/sysmon/22/',
  '/sources/',
  '/diagnostics/',
  '/about/',
  '/404.html',
];

/** Opens what stands folded, so that it is looked at as well. */
async function openSome(page: Page): Promise<void> {
  for (const summary of (await page.locator('summary:visible').all()).slice(0, 2)) {
    await summary.click();
  }
}

async function rulePath(): Promise<string> {
  const { page } = await visit('/attack/T1102/');
  const href = await page.locator('table.rules td a').first().getAttribute('href');
  return new URL(href ?? '', page.url()).pathname;
}

describe('a technique', () => {
  it('shows every section of the guide', async () => {
    const { page, complaints } = await visit('/attack/T1102/');
    const headings = await page.locator('h2').allTextContents();
    const named = headings.map((heading) => heading.replace(/[\d,]+$/, ''));
    expect(named).toEqual(
      expect.arrayContaining([
        'Events covered',
        'Fields filtered most',
        'Top indicators',
        'Exclusions',
        'Start a rule',
        'Rules',
      ]),
    );
    expect(complaints).toEqual([]);
  });

  it('opens a value to the rules behind it', async () => {
    const { page } = await visit('/attack/T1102/');
    const row = page.locator('#indicators table.rows tbody tr').first();
    const count = Number(await row.locator('td.n').first().textContent());
    await row.locator('summary').click();
    const titles = await row.locator('.behind a').allTextContents();
    expect(titles).toHaveLength(count);
    const all = await page.locator('table.rules td a').allTextContents();
    expect(all).toEqual(expect.arrayContaining(titles));
  });

  it('shows all rows, and sorts them', async () => {
    const { page } = await visit('/attack/T1102/');
    const list = page.locator('#indicators [data-list]');
    const distinct = Number(await list.getAttribute('data-distinct'));
    await list.getByRole('button', { name: 'Show all' }).click();
    expect(await list.locator('tbody tr').count()).toBe(distinct);
    await list.getByRole('button', { name: 'Value' }).click();
    const values = await list.locator('tbody code').allTextContents();
    expect(await list.locator('th[aria-sort="ascending"]').textContent()).toContain('Value');
    expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('filters by vendor: rows count the rules that are left', async () => {
    const { page } = await visit('/attack/T1102/');
    const before = await page.locator('#indicators .shown').textContent();
    const vendors = page.locator('.filters fieldset input');
    const names = await page.locator('.filters fieldset label').allTextContents();
    expect(names.length).toBeGreaterThan(1);
    await vendors.first().uncheck();
    await page.waitForFunction(
      (text) => document.querySelector('#indicators .shown')?.textContent !== text,
      before,
    );
    expect(await page.locator(`[data-vendor="${names[0]}"]`).isVisible()).toBe(false);
    const row = page.locator('#indicators table.rows tbody tr').first();
    const count = Number(await row.locator('td.n').first().textContent());
    await row.locator('summary').click();
    const notes = await row.locator('.behind small').allTextContents();
    expect(notes.filter((note) => !note.startsWith(names[0] ?? ''))).toHaveLength(count);
  });

  it('filters by text and kind, and clears', async () => {
    const { page } = await visit('/attack/T1102/');
    const rows = page.locator('#indicators table.rows tbody tr');
    const before = await rows.count();
    await page.getByLabel('Kind').selectOption('ends_with');
    const kinds = async () => [
      ...new Set(await page.locator('#indicators tbody td:nth-child(2)').allTextContents()),
    ];
    await expect.poll(kinds).toEqual(['ends_with']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => rows.count()).toBe(before);
  });

  it('gives the skeleton to the clipboard as YAML that can be read', async () => {
    const { page } = await visit('/attack/T1102/');
    await page.getByRole('button', { name: 'Copy skeleton' }).click();
    await page.getByText('Copied the skeleton').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const rule = load(text) as { tags: string[]; detection: { condition: string } };
    expect(rule.tags).toContain('attack.t1102');
    expect(rule.detection.condition).toContain('selection');
  });

  it('gives its rows as CSV and JSON', async () => {
    const { page } = await visit('/attack/T1102/');
    const list = page.locator('#exclusions [data-list="exclusions"]');
    const distinct = Number(await list.getAttribute('data-distinct'));
    const take = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        list.getByRole('button', { name: `Download exclusions as ${name}` }).click(),
      ]);
      return readFileSync(await file.path(), 'utf8');
    };
    const csv = await take('CSV');
    expect(csv.split('\r\n')[0]).toBe('field,aspect,kind,value,rules,role,ruleIds');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(distinct + 1);
    const json = JSON.parse(await take('JSON')) as { rules: number; ruleIds: string }[];
    expect(json).toHaveLength(distinct);
    expect(json.every(({ rules, ruleIds }) => ruleIds.split(';').length === rules)).toBe(true);
  });

  it("shows a rule's query in place", async () => {
    const { page, complaints } = await visit('/attack/T1102/');
    await page.getByRole('button', { name: 'Query of' }).first().click();
    await page.locator('.peek pre.query').first().waitFor();
    expect(await page.locator('.peek pre.query a').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
});

describe('the search', () => {
  it('opens with a slash and answers as one types, over everything', async () => {
    const { page, complaints } = await visit('/about/');
    await page.keyboard.press('/');
    await page.keyboard.type('web service');
    const first = page.locator('#answers li').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('T1102');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/attack/T1102/');
    expect(complaints).toEqual([]);
  });

  it('finds a value and opens it on the page of its field', async () => {
    const { page } = await visit('/attack/T1102/');
    const value = await page
      .locator('#exclusions tbody tr', {
        has: page.locator('td:nth-child(2):text-is("ends_with")'),
      })
      .first()
      .locator('code')
      .textContent();
    await page.keyboard.press('/');
    await page.keyboard.type((value ?? '').replace(/^\\/, ''));
    const answer = page
      .locator('#answers li', { hasText: 'Value' })
      .filter({ hasText: value ?? '' });
    await answer.first().click();
    await page.waitForURL('**/fields/**');
    await page
      .locator('details[open] code', { hasText: value ?? '' })
      .first()
      .waitFor();
  });

  it('finds fields by the names of their authors, events and rules', async () => {
    const { page } = await visit('/');
    const types = () => page.locator('#answers .type').allTextContents();
    for (const [query, type] of [
      ['process.name', 'Field'],
      ['sysmon', 'Event'],
      ['dns', 'Rule'],
    ] as const) {
      await page.fill('#search', query);
      await expect.poll(types, { message: query }).toContain(type);
    }
    await page.fill('#search', 'zzzzqqqq');
    await expect.poll(types).toEqual([]);
  });
});

describe('every page', () => {
  it('is quiet, asks no other host, and fits a narrow screen', async () => {
    for (const path of [...PAGES, await rulePath()]) {
      const { page, complaints } = await visit(path, { width: 360 });
      expect(complaints, path).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });

  it('can be read without scripts', async () => {
    for (const path of [...PAGES, await rulePath()]) {
      const { page } = await visit(path, { scripts: false });
      expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(80);
      expect(await page.locator('button').count(), path).toBe(0);
    }
    const { page } = await visit('/attack/T1102/', { scripts: false });
    await page.locator('#indicators .rest > summary').click();
    const rows = await page.locator('#indicators tbody tr:visible').count();
    expect(rows).toBe(
      Number(await page.locator('#indicators .list').getAttribute('data-distinct')),
    );
    const value = page.locator('#indicators tbody tr', { has: page.locator('.behind a') }).first();
    await value.locator('summary').click();
    await value.locator('.behind a').first().click();
    expect(await page.locator('tr:target').count()).toBe(1);
  });

  it('has no violations that axe can find, in light and dark', async () => {
    const axe = readFileSync(
      new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
      'utf8',
    );
    for (const dark of [false, true]) {
      for (const path of [...PAGES, await rulePath()]) {
        const { page } = await visit(path, { dark });
        await openSome(page);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe: checker } = window as unknown as {
            axe: {
              run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
            };
          };
          const found = await checker.run();
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        expect(violations, `${path} ${dark ? 'dark' : 'light'}`).toEqual([]);
      }
    }
  });
});

describe('the theme', () => {
  it('follows the system, changes on request, and stays', async () => {
    const { page } = await visit('/', { dark: true });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole('button', { name: 'Light theme' }).click();
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.reload();
    await page.waitForSelector('.theme');
    expect(await ground()).toBe(light);
  });
});

describe('the matrix', () => {
  it('counts the rules of chosen vendors and shows gaps', async () => {
    const { page } = await visit('/attack/');
    const covered = () => page.locator('.matrix .t:not(.h0)').count();
    const before = await covered();
    expect(await page.locator('.matrix .t.h0').count()).toBeGreaterThan(0);
    for (const box of await page.locator('.filters fieldset input').all()) await box.uncheck();
    expect(await covered()).toBe(0);
    for (const box of await page.locator('.filters fieldset input').all()) await box.check();
    expect(await covered()).toBe(before);
  });
});

describe('the keyboard', () => {
  it('reaches the content first, and opens a value', async () => {
    const { page } = await visit('/attack/T1102/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
      'Skip to the content',
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    const summary = page.locator('#indicators tbody summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#indicators tbody details[open]').count()).toBe(1);
  });
});
