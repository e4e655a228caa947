import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { field } from '../../src/catalog/field.js';
import { fieldDetails } from '../../src/catalog/fieldDetails.js';
import { type CatalogFile, openCatalog } from '../../src/catalog/openCatalog.js';
import { ruleSkeleton } from '../../src/catalog/ruleSkeleton.js';
import { shortGuide, technique } from '../../src/catalog/technique.js';
import { techniques } from '../../src/catalog/techniques.js';
import { readAddresses } from '../../src/site/addresses.js';
import { concord, concordJson, temporaryFolder } from '../cli/concord.js';

const folder = temporaryFolder();
const db = `${folder}/catalog.db`;
const site = `${folder}/site`;
let catalog: CatalogFile;

beforeAll(() => {
  expect(concord(['build', '--db', db]).code).toBe(0);
  expect(concord(['site', site, '--db', db]).code).toBe(0);
  catalog = openCatalog(db);
});
afterAll(() => catalog.close());

const read = (path: string) => readFileSync(`${site}/${path}`, 'utf8');
const json = (path: string) => JSON.parse(read(`${path}index.json`));

describe('concord site', () => {
  it('writes beside each page what its command prints as JSON', () => {
    const of = (...args: string[]) => concordJson([...args, '--db', db]);
    expect(json('attack/T1102/')).toEqual(of('technique', 'T1102'));
    expect(json('attack/T1059/with-subtechniques/')).toEqual(
      of('technique', 'T1059', '--include-subtechniques'),
    );
    expect(json('attack/')).toEqual(of('techniques'));
    expect(json('fields/')).toEqual(of('fields'));
    expect(json('fields/Image/')).toEqual(of('field', 'Image'));
    expect(json('events/')).toEqual(of('events'));
    expect(json('events/windows/sysmon/22/')).toEqual(of('event', 'windows/sysmon/22'));
    expect(json('sources/')).toEqual(of('stats'));
    expect(json('diagnostics/')).toEqual(of('diagnostics'));
  });

  it('has a page for every rule, and links that lead to pages', () => {
    const addresses = readAddresses(catalog);
    const paths = [
      ...addresses.rules.values(),
      ...addresses.techniques.values(),
      ...addresses.fields.values(),
      ...addresses.events.values(),
    ];
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of paths) {
      expect(existsSync(`${site}/${path}index.html`), path).toBe(true);
    }
    for (const path of ['', 'attack/T1102/', ...paths.slice(0, 40)]) {
      for (const [, href = ''] of read(`${path}index.html`).matchAll(/ href="([^"#?]+)/g)) {
        if (/^https?:/.test(href)) continue;
        const target = new URL(href, `http://site/${path}`).pathname;
        const file = `${site}${target}${target.endsWith('/') ? 'index.html' : ''}`;
        expect(existsSync(file), `${path} -> ${href}`).toBe(true);
      }
    }
  });

  it('has all rows of a technique, on its page or on the one beside it', () => {
    const all = technique(catalog, 'T1102', { all: true });
    const first = read('attack/T1102/index.html');
    const further = read('attack/T1102/rows.html');
    for (const [list, id] of [
      ['indicators', 'indicators'],
      ['exclusions', 'exclusions'],
    ] as const) {
      const section = (page: string) =>
        page.slice(page.indexOf(`<section id="${id}"`)).split('</section>')[0] ?? '';
      const held = section(first).match(/<summary><code>/g)?.length ?? 0;
      const beside = section(further).match(/<tr(?: data-v="[^"]*")?><td>/g)?.length ?? 0;
      expect(beside, list).toBeGreaterThan(0);
      expect(held + beside, list).toBe(all?.[list].distinct);
    }
    expect(existsSync(`${site}/about/rows.html`)).toBe(false);
  });

  it('asks for nothing of another host and runs no script of the page', () => {
    const page = read('attack/T1102/index.html');
    expect(page).toContain("default-src 'self'");
    expect(page).not.toMatch(/<(script|link|img)[^>]*(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/<style|style="| on\w+="/);
  });

  it('replaces an earlier site, and leaves any other folder alone', () => {
    expect(concord(['site', site, '--db', db]).code).toBe(0);
    const other = `${folder}/other`;
    mkdirSync(other);
    writeFileSync(`${other}/mine.txt`, 'mine');
    const { code, stderr } = concord(['site', other, '--db', db]);
    expect(code).toBe(2);
    expect(stderr).toContain('no site of concord');
    expect(readdirSync(other)).toEqual(['mine.txt']);
  });
});

/** Each takes a process of its own. */
const MOST_EXPLAINED = 8;

describe('the questions behind the pages', () => {
  it('give every field as asking for each would', () => {
    for (const { detail } of fieldDetails(catalog)) {
      expect(detail, detail.field).toEqual(field(catalog, detail.field, { all: true }));
    }
  });

  it('shorten a guide to what is shown without --all', () => {
    for (const { id } of techniques(catalog).slice(0, 10)) {
      const all = technique(catalog, id, { all: true });
      expect(all && shortGuide(all)).toEqual(technique(catalog, id));
    }
  });

  it('start rules that can be read', () => {
    for (const [index, { id }] of techniques(catalog).entries()) {
      const text = ruleSkeleton(catalog, id) ?? '';
      const rule = load(text) as { logsource: object; tags: string[] };
      expect(Object.keys(rule.logsource).length, id).toBeGreaterThan(0);
      expect(rule.tags).toContain(`attack.${id.toLowerCase()}`);
      if (index >= MOST_EXPLAINED) continue;
      const file = `${folder}/skeleton.yml`;
      writeFileSync(file, text);
      const explained = concordJson(['explain', file, '--format', 'sigma']);
      expect(explained.understood, `${id}\n${text}`).toBe('full');
    }
  });

  it('start a rule with what its technique excludes', () => {
    const guide = technique(catalog, 'T1102', { all: true, withoutScope: true });
    const text = ruleSkeleton(catalog, 'T1102') ?? '';
    const excluded = guide?.exclusions.items.filter(({ rules }) => rules > 1) ?? [];
    expect(excluded.some(({ value }) => text.includes(value))).toBe(true);
    expect(text).toContain('condition: selection and not 1 of filter_main_*');
  });
});
