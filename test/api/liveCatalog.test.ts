import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../src/api/describeApi.js';
import { openLiveCatalog } from '../../src/api/liveCatalog.js';
import { CatalogError } from '../../src/catalog/openCatalog.js';
import { ruleText } from '../cli/ruleText.js';
import { buildSigma, openApi, STARTER, temporaryFolder } from './testApi.js';

const folder = temporaryFolder();
const small = join(folder, 'small.db');
const starter = join(folder, 'starter.db');
const served = join(folder, 'served.db');

beforeAll(async () => {
  writeFileSync(join(folder, 'one.yml'), ruleText({ title: 'The only one' }));
  await buildSigma(small, folder);
  await buildSigma(starter, STARTER);
});

beforeEach(() => copyFileSync(small, served));

/** As a build does it. */
function replaceBy(file: string): void {
  copyFileSync(file, `${served}-new`);
  renameSync(`${served}-new`, served);
}

const rulesOf = async (response: Response) => ((await response.json()) as { rules: number }).rules;

describe('a catalog that is built again while it is served', () => {
  it('is taken up, with another entity tag', async () => {
    const { get, notes } = await openApi(served);
    const before = await get(`${API_ROOT}/stats`);
    expect(await rulesOf(before)).toBe(1);
    replaceBy(starter);
    const after = await get(`${API_ROOT}/stats`, {
      headers: { 'if-none-match': before.headers.get('etag') ?? '' },
    });
    expect(after.status).toBe(200);
    expect(await rulesOf(after)).toBe(49);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(notes.join('')).toContain('was built again');
  });

  it('keeps its entity tags where it is the same again', async () => {
    const { get } = await openApi(served);
    const etag = (await get(`${API_ROOT}/stats`)).headers.get('etag') ?? '';
    replaceBy(small);
    const again = await get(`${API_ROOT}/stats`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('stays as it was where the new file is none, or is gone', async () => {
    const { get, notes } = await openApi(served);
    writeFileSync(`${served}-new`, 'no catalog');
    renameSync(`${served}-new`, served);
    for (let i = 0; i < 3; i += 1) expect(await rulesOf(await get(`${API_ROOT}/stats`))).toBe(1);
    expect(notes.join('').match(/Still serving/g)).toHaveLength(1);
    rmSync(served);
    expect(await rulesOf(await get(`${API_ROOT}/stats`))).toBe(1);
    replaceBy(starter);
    expect(await rulesOf(await get(`${API_ROOT}/stats`))).toBe(49);
  });

  it('is written to its end by an export that had begun', async () => {
    replaceBy(starter);
    const { get } = await openApi(served);
    const whole = await (await get(`${API_ROOT}/export/predicates`)).text();
    const begun = await get(`${API_ROOT}/export/predicates`);
    replaceBy(small);
    expect(await rulesOf(await get(`${API_ROOT}/stats`))).toBe(1);
    expect(await begun.text()).toBe(whole);
  });
});

describe('openLiveCatalog', () => {
  const note = () => {};

  it('throws where there is no catalog', async () => {
    await expect(openLiveCatalog(join(folder, 'none.db'), { note })).rejects.toThrow(CatalogError);
    writeFileSync(join(folder, 'text.db'), 'no catalog');
    await expect(openLiveCatalog(join(folder, 'text.db'), { note })).rejects.toThrow(CatalogError);
  });

  it('looks at the file only now and then', async () => {
    const catalog = await openLiveCatalog(served, { note, checkEvery: 60_000 });
    const { build, release } = await catalog.lease();
    release();
    replaceBy(starter);
    const next = await catalog.lease();
    expect(next.build).toBe(build);
    next.release();
    catalog.close();
  });
});
