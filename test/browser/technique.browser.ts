import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { buildSite, servedSite } from './browser.js';

const visit = servedSite(() => buildSite());

/** In the page: the JSON of every rule that it lists, but for those of a vendor. */
async function rulesWithout(vendor: string): Promise<readonly RuleJson[]> {
  const links = [...document.querySelectorAll<HTMLElement>('[data-vendor]')]
    .filter(({ dataset }) => dataset.vendor !== vendor)
    .flatMap((group) => [...group.querySelectorAll<HTMLAnchorElement>('tbody td a')]);
  return Promise.all(
    links.map(async ({ href }) => (await fetch(`${href}index.json`)).json() as Promise<RuleJson>),
  );
}

interface RuleJson {
  readonly events: readonly { readonly id: string }[];
  readonly predicates: readonly {
    readonly canonical: string;
    readonly rowKind: string;
    readonly rowValue: string | null;
  }[];
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
    const count = Number(await row.locator('td:nth-last-child(2)').textContent());
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
    const count = Number(await row.locator('td:nth-last-child(2)').textContent());
    await row.locator('summary').click();
    const notes = await row.locator('.behind small').allTextContents();
    expect(notes.filter((note) => !note.startsWith(names[0] ?? ''))).toHaveLength(count);
  });

  it('counts events and fields anew for the vendors that are chosen', async () => {
    const { page } = await visit('/attack/T1102/');
    const box = page.locator('.filters fieldset input').first();
    const vendor = await page.locator('.filters fieldset label').first().innerText();
    const left = await page.evaluate(rulesWithout, vendor.trim());
    await box.uncheck();
    await expect
      .poll(() => page.locator('#fields .names span:visible', { hasText: `(${vendor} ` }).count())
      .toBe(0);
    const shown = await page.locator('#events tbody tr:visible').count();
    expect(shown).toBeGreaterThan(0);
    for (let index = 0; index < shown; index += 1) {
      const cells = await page.locator('#events tbody tr').nth(index).locator('td').allInnerTexts();
      const looking = left.filter(({ events }) => events.some(({ id }) => id === cells[0]));
      expect(Number(cells[2]), cells[0]).toBe(looking.length);
    }
    const fields = await page.locator('#fields tbody tr').count();
    expect(fields).toBeGreaterThan(0);
    for (let index = 0; index < Math.min(fields, 8); index += 1) {
      const line = page.locator('#fields tbody tr').nth(index);
      const field = await line.locator('td:first-child :is(a, .f)').innerText();
      const about = left.map(({ predicates }) =>
        predicates.filter((one) => one.canonical === field),
      );
      const filtering = about.filter((own) => own.length > 0).length;
      expect(Number(await line.locator('td.n').innerText()), field).toBe(filtering);
      for (const [, kind = '', rules] of (await line.locator('.how').innerText()).matchAll(
        /(\S+) (\d+)/g,
      )) {
        const using = about.filter((own) => own.some(({ rowKind }) => rowKind === kind));
        expect(Number(rules), `${field} ${kind}`).toBe(using.length);
      }
      const samples = await line.locator('.samples li').allInnerTexts();
      const values = about.flat().map(({ rowValue }) => rowValue);
      for (const sample of samples) expect(values, field).toContain(sample.replaceAll('␣', ' '));
    }
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect
      .poll(() => page.locator('#fields .names span:visible', { hasText: `(${vendor} ` }).count())
      .toBeGreaterThan(0);
  });

  it('filters by level, status and scope', async () => {
    const { page } = await visit('/attack/T1102/');
    const filters = page.getByRole('form', { name: 'Filter' });
    for (const [name, column] of [
      ['Level', 3],
      ['Status', 4],
    ] as const) {
      const select = filters.getByLabel(name);
      const value = await select.locator('option').nth(1).innerText();
      await select.selectOption(value);
      const cells = page.locator(`#rules tbody tr:visible td:nth-child(${column})`);
      await expect.poll(async () => [...new Set(await cells.allInnerTexts())]).toEqual([value]);
      const row = page.locator('#indicators tbody tr').first();
      const count = Number(await row.locator('td:nth-last-child(2)').innerText());
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(await cells.count());
      await filters.getByRole('button', { name: 'Clear' }).click();
      await expect.poll(async () => new Set(await cells.allInnerTexts()).size).toBeGreaterThan(1);
    }
    await page.locator('tr.scope').first().waitFor();
    await filters.getByLabel('Scope rows').uncheck();
    await expect.poll(() => page.locator('tr.scope').count()).toBe(0);
  });

  it('says behind every row what the authors call its field, further rows included', async () => {
    const { page } = await visit('/attack/T1102/');
    const list = page.locator('#indicators [data-list]');
    await list.getByRole('button', { name: 'Show all' }).click();
    const further = list.locator('tbody tr', { hasText: 'Written as' });
    await expect.poll(() => further.count()).toBeGreaterThan(0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('button', { name: 'Download indicators as JSON' }).click(),
    ]);
    const rows = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
      field: string;
      kind: string;
      value: string;
      names: string;
    }[];
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('#indicators tbody tr')].map((line) => ({
        value: line.querySelector('code')?.textContent ?? '',
        names: line.querySelector('details > p:not(.behind)')?.textContent ?? '',
      })),
    );
    expect(shown.map(({ names }) => names.replace('Written as ', ''))).toEqual(
      rows.map(({ names }) => names),
    );
    const last = list.locator('tbody tr').last();
    await last.locator('summary').click();
    await last.locator('.behind a').first().waitFor();
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
    expect(csv.split('\r\n')[0]).toBe('field,aspect,kind,value,rules,role,ruleIds,names');
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
