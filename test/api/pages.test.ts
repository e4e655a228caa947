import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSitePages } from '../../src/api/sitePages.js';
import { writeSite } from '../../src/site/writeSite.js';
import { ensureBuilt } from '../cli/concord.js';
import { ruleText } from '../cli/ruleText.js';
import { buildSigma, openApi, STARTER, type TestApi, temporaryFolder } from './testApi.js';

const folder = temporaryFolder();
const rules = join(folder, 'rules');
const db = join(folder, 'catalog.db');
const site = join(folder, 'site');
let api: TestApi;

beforeAll(async () => {
  ensureBuilt();
  mkdirSync(rules);
  const detection = [
    '  selection:',
    `    "<b>field": ["\\"><img src=x onerror=alert(1)>", "=1+1"]`,
    '  condition: selection',
  ].join('\n');
  const title = '"<script>alert(1)</script>"';
  writeFileSync(join(rules, 'a.yml'), ruleText({ title, id: '"../../<x>"', detection }));
  writeFileSync(join(rules, 'b.yml'), ruleText({ title, id: 'SAME' }));
  writeFileSync(join(rules, 'c.yml'), ruleText({ title, id: 'same' }));
  await buildSigma(db, STARTER, rules);
  await writeSite(db, site);
  api = await openApi(db, { pages: createSitePages() });
});

const filesBelow = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

const addressOf = (file: string) =>
  `/${file
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;

describe('the live pages', () => {
  it('are the files of the site, every one of them', async () => {
    const files = filesBelow(site).filter((file) => file !== '404.html');
    expect(files.length).toBeGreaterThan(300);
    for (const file of files) {
      const response = await api.get(addressOf(file));
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([file, response.status]).toEqual([file, 200]);
      if (!bytes.equals(readFileSync(join(site, file)))) {
        expect(bytes.toString()).toBe(readFileSync(join(site, file), 'utf8'));
      }
    }
    expect(api.notes).toEqual([]);
  });

  it('have the types that browsers ask for', async () => {
    for (const [path, type] of [
      ['/', 'text/html; charset=utf-8'],
      ['/index.json', 'application/json'],
      ['/attack/T1102/', 'text/html; charset=utf-8'],
      ['/assets/site.css', 'text/css; charset=utf-8'],
      ['/assets/site.js', 'text/javascript; charset=utf-8'],
      ['/assets/icon.svg', 'image/svg+xml'],
      ['/search/names.json', 'application/json'],
    ] as const) {
      const { headers } = await api.get(path);
      expect([path, headers.get('content-type')]).toEqual([path, type]);
    }
  });

  it('stay with their entity tag', async () => {
    const etag = (await api.get('/attack/T1102/')).headers.get('etag') ?? '';
    const again = await api.get('/attack/T1102/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('are led to without the slash at the end', async () => {
    const response = await api.get('/attack/T1102');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/attack/T1102/');
    for (const path of ['//evil.example', '//evil.example/attack', '/%2Fevil.example']) {
      expect([404, 400]).toContain((await api.get(path)).status);
    }
  });

  it('are a page also where there is none, for who reads HTML', async () => {
    const response = await api.get('/attack/T9999/', { headers: { accept: 'text/html,*/*' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('There is no page at this address');
    const other = await api.get('/attack/T9999/');
    expect(other.headers.get('content-type')).toBe('application/problem+json');
  });

  it('hold nothing that the policy of the server forbids, whatever a rule says', async () => {
    for (const file of filesBelow(site).filter((one) => one.endsWith('.html'))) {
      const html = readFileSync(join(site, file), 'utf8');
      expect(html).not.toMatch(/<script>|<style|<[^>]* style=|<[^>]* on\w+=|<img src=x|<b>field/);
    }
  });
});
