import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { concord, temporaryFolder } from '../cli/concord.js';
import { launchChromium } from './launchChromium.js';
import { type Served, serveFolder } from './serveFolder.js';

/** Builds a catalog and its site; the folder of the site. */
export function buildSite(sources: readonly string[] = []): string {
  const folder = temporaryFolder();
  const db = `${folder}/catalog.db`;
  const options = sources.flatMap((source) => ['--source', source]);
  for (const args of [
    ['build', ...options, '--db', db],
    ['site', `${folder}/site`, '--db', db],
  ]) {
    const { code, stderr } = concord(args);
    if (code !== 0) throw new Error(`concord ${args[0]}: ${stderr}`);
  }
  return `${folder}/site`;
}

export interface Visit {
  readonly page: Page;
  /** What the browser complained about, and requests to other hosts. */
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly dark?: boolean;
  readonly scripts?: boolean;
}

/** A site that is served while the tests of a file run, and a browser to visit it. */
export function servedSite(build: () => string) {
  let served: Served;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    served = await serveFolder(build());
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  return async (path: string, options: VisitOptions = {}): Promise<Visit> => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const { width = 1280, dark = false, scripts = true } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: scripts,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(served.origin)) {
        complaints.push(`request to ${request.url()}`);
      }
    });
    await page.goto(served.origin + path);
    if (scripts) await page.waitForSelector('.theme');
    return { page, complaints };
  };
}
