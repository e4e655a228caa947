import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildSite, servedSite } from './browser.js';

const visit = servedSite(() => buildSite());

/** A page of each sort. */
const PAGES = [
  '/',
  '/attack/',
  '/attack/T1102/',
  '/attack/T1102/rows.html',
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

/** Every page is looked at twice: some thirty runs of axe, in milliseconds. */
const AXE_TIME = 240_000;

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
    const distinct = Number(await page.locator('#indicators .list').getAttribute('data-distinct'));
    expect(rows).toBeLessThan(distinct);
    await page.locator('#indicators .missing a').click();
    const further = page.locator('#indicators tr', { has: page.locator('td') });
    expect(rows + (await further.count())).toBe(distinct);
    await page.locator('.crumbs a').click();
    await page.locator('#indicators').waitFor();
    const value = page.locator('#indicators tbody tr', { has: page.locator('.behind a') }).first();
    await value.locator('summary').click();
    await value.locator('.behind a').first().click();
    expect(await page.locator('tr:target').count()).toBe(1);
  });

  it(
    'has no violations that axe can find, in light and dark',
    async () => {
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
    },
    AXE_TIME,
  );
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

describe('on paper', () => {
  it('is light, without controls, and cuts nothing off', async () => {
    for (const path of ['/attack/T1102/', '/attack/', await rulePath()]) {
      const { page } = await visit(path, { width: 794, dark: true });
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      expect(
        await page.locator('button:visible, input:visible, select:visible').count(),
        path,
      ).toBe(await page.locator('th button:visible').count());
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll('main *')].filter(
            (one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1,
          ).length,
      );
      expect(cut, path).toBe(0);
    }
  });

  it('prints what is folded away where no script unfolds it', async () => {
    const { page } = await visit('/attack/T1102/', { scripts: false });
    const hidden = page.locator('#indicators .rest tbody tr').first();
    expect(await hidden.evaluate((one) => one.checkVisibility())).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect((await hidden.boundingBox())?.height).toBeGreaterThan(5);
  });
});

describe('the keyboard', () => {
  it('shows where the focus is, and leaves the search by Escape', async () => {
    const { page } = await visit('/attack/T1102/');
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return 'none';
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        return outlineStyle === 'none' ? `${focused.outerHTML.slice(0, 80)}` : outlineWidth;
      });
      expect(outline).toBe('2px');
    }
    await page.keyboard.press('Escape');
    await page.locator('#search').focus();
    await page.fill('#search', 'powershell');
    await page.locator('#answers li').nth(1).waitFor();
    const chosen = page.locator('#answers [aria-selected="true"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await chosen.getAttribute('id')).toBe('answer-1');
    await page.keyboard.press('ArrowUp');
    expect(await chosen.getAttribute('id')).toBe('answer-0');
    await page.keyboard.press('Escape');
    expect(await page.locator('#answers').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('search');
  });

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
