import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../src/api/describeApi.js';
import {
  buildSigma,
  commandOutput,
  openApi,
  STARTER,
  type TestApi,
  temporaryFolder,
} from './testApi.js';

const db = join(temporaryFolder(), 'catalog.db');
let api: TestApi;

beforeAll(async () => {
  await buildSigma(db, STARTER);
  api = await openApi(db);
});

describe.each(['rules', 'predicates'])('export %s', (what) => {
  it.each([
    ['jsonl', 'application/x-ndjson; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8; header=present'],
    ['json', 'application/json'],
  ])('as %s is what the command writes', async (format, type) => {
    const response = await api.get(`${API_ROOT}/export/${what}?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toContain(`"${what}.${format}"`);
    expect(await response.text()).toBe(
      await commandOutput(db, ['export', what, '--format', format]),
    );
  });

  it('comes zipped, and not again while it is the same', async () => {
    const path = `${API_ROOT}/export/${what}`;
    const zipped = await api.get(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    const text = gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString();
    expect(text).toBe(await commandOutput(db, ['export', what]));
    const headers = { 'if-none-match': zipped.headers.get('etag') ?? '' };
    expect((await api.get(path, { headers })).status).toBe(304);
  });
});

describe('exports at the same time', () => {
  it('do not get into each other, and are no more than allowed', async () => {
    const path = `${API_ROOT}/export/predicates`;
    const [first, second, third] = await Promise.all([api.get(path), api.get(path), api.get(path)]);
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    expect(third.headers.get('retry-after')).toBe('5');
    const expected = await commandOutput(db, ['export', 'predicates']);
    const texts = await Promise.all([first.text(), second.text()]);
    expect(texts).toEqual([expected, expected]);
    expect((await api.get(path)).status).toBe(200);
  });

  it('make room when their reader goes away', async () => {
    const one = await openApi(db, { limits: { exports: 1, burst: 1_000 } });
    const path = `${API_ROOT}/export/predicates`;
    for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
      const reader = (await one.get(path, { headers })).body?.getReader();
      await reader?.read();
      expect((await one.get(path)).status).toBe(429);
      await reader?.cancel();
      await expect.poll(async () => (await one.get(path, { method: 'HEAD' })).status).toBe(200);
    }
  });

  it('take no room for HEAD', async () => {
    const one = await openApi(db, { limits: { exports: 1, burst: 1_000 } });
    for (let i = 0; i < 3; i += 1) {
      const head = await one.get(`${API_ROOT}/export/rules`, { method: 'HEAD' });
      expect(head.status).toBe(200);
    }
  });
});
