import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/browser/launchChromium.js';
import { serveFolder } from '../test/browser/serveFolder.js';

// Pictures of the starter catalog's site, for the documentation: npx tsx scripts/screenshots.ts

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = {
  technique: '/attack/T1102/',
  matrix: '/attack/',
  field: '/fields/Image/',
} as const;

const folder = mkdtempSync(join(tmpdir(), 'concord-'));
const concord = (...args: readonly string[]) =>
  execFileSync(process.execPath, [join(ROOT, 'dist/cli/main.js'), ...args], { cwd: ROOT });
concord('build', '--db', join(folder, 'catalog.db'));
concord('site', join(folder, 'site'), '--db', join(folder, 'catalog.db'));

const served = await serveFolder(join(folder, 'site'));
const browser = await launchChromium();
try {
  for (const theme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      colorScheme: theme,
      viewport: { width: 1280, height: 900 },
    });
    const take = (name: string) =>
      page.screenshot({ path: join(ROOT, `docs/screenshots/${name}-${theme}.png`) });
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(served.origin + path);
      await page.waitForSelector('.theme');
      await take(name);
    }
    await page.goto(served.origin + PAGES.technique);
    await page.locator('#indicators').waitFor();
    await page.evaluate("document.querySelector('#indicators').scrollIntoView()");
    await page.locator('#indicators tbody summary').first().click();
    await take('indicators');
    await page.goto(served.origin + PAGES.technique);
    await page.locator('table.rules td a').first().click();
    await page.waitForSelector('pre.query');
    await take('rule');
    await page.close();
  }
} finally {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true });
}
