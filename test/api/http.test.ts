import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../src/api/describeApi.js';
import { buildSigma, openApi, STARTER, type TestApi, temporaryFolder } from './testApi.js';

const db = join(temporaryFolder(), 'catalog.db');
const GUIDE = `${API_ROOT}/technique/T1102`;
let api: TestApi;

beforeAll(async () => {
  await buildSigma(db, STARTER);
  api = await openApi(db);
});

const withHeaders = (path: string, headers: Record<string, string>) => api.get(path, { headers });

describe('entity tags', () => {
  it('are strong, and stay with the build', async () => {
    const first = await api.get(GUIDE);
    expect(first.headers.get('etag')).toMatch(/^"[\w.-]+"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect((await api.get(GUIDE)).headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await (await openApi(db)).get(GUIDE)).headers.get('etag')).toBe(
      first.headers.get('etag'),
    );
  });

  it('give 304 without a body when sent back, weak, in a list, or as *', async () => {
    const etag = (await api.get(GUIDE)).headers.get('etag') ?? '';
    for (const value of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const response = await withHeaders(GUIDE, { 'if-none-match': value });
      expect(response.status).toBe(304);
      expect(await response.text()).toBe('');
      expect(response.headers.get('etag')).toBe(etag);
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
    }
  });

  it('of another address give the whole answer', async () => {
    const etag = (await api.get(`${API_ROOT}/stats`)).headers.get('etag') ?? '';
    expect((await withHeaders(GUIDE, { 'if-none-match': etag })).status).toBe(200);
  });

  it('never make 304 of what is not there', async () => {
    const none = `${API_ROOT}/technique/T9999`;
    expect((await withHeaders(none, { 'if-none-match': '*' })).status).toBe(404);
  });
});

describe('gzip', () => {
  it('gives the same bytes under a tag of its own', async () => {
    const plain = await api.get(GUIDE);
    const zipped = await withHeaders(GUIDE, { 'accept-encoding': 'br, gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('vary')).toBe('Accept-Encoding');
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(zipped.headers.get('content-length')).toBe(String(bytes.length));
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    expect(zipped.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const etag = zipped.headers.get('etag') ?? '';
    expect((await withHeaders(GUIDE, { 'if-none-match': etag })).status).toBe(304);
  });

  it('is not for those who do not take it, nor for what is short', async () => {
    for (const value of ['identity', 'gzip;q=0', 'br', '*;q=0']) {
      const response = await withHeaders(GUIDE, { 'accept-encoding': value });
      expect(response.headers.get('content-encoding')).toBeNull();
    }
    const short = await withHeaders(`${API_ROOT}/values?field=None`, { 'accept-encoding': 'gzip' });
    expect(short.headers.get('content-encoding')).toBeNull();
  });
});

describe('HEAD', () => {
  it.each([GUIDE, `${API_ROOT}/export/rules`, '/api/', `${API_ROOT}/openapi.json`])(
    '%s has the headers of GET and no body',
    async (path) => {
      const get = await api.get(path);
      const head = await api.get(path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
      await get.body?.cancel();
    },
  );
});

describe('what is refused', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is 405', async (method) => {
    const response = await api.get(GUIDE, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('a body is 413', async () => {
    const body = 'x'.repeat(100_000);
    const headers = { 'content-length': String(body.length) };
    expect((await api.get(GUIDE, { method: 'POST', body, headers })).status).toBe(413);
    const chunked = { 'transfer-encoding': 'chunked' };
    expect((await api.get(GUIDE, { method: 'POST', body, headers: chunked })).status).toBe(413);
  });

  it('a long address is 414', async () => {
    expect((await api.get(`/${'a'.repeat(8_000)}`)).status).toBe(414);
    expect((await api.get(`/?q=${'a'.repeat(8_000)}`)).status).toBe(414);
    expect((await api.get(`/${'a'.repeat(7_000)}`)).status).toBe(404);
  });

  it('a path that is not UTF-8 is 400', async () => {
    for (const path of ['/%', '/%zz', '/%ff', `${API_ROOT}/fields/%E0%A4`]) {
      expect((await api.get(path)).status).toBe(400);
    }
  });

  it('too many requests are 429 until time has passed', async () => {
    const limited = await openApi(db, { limits: { burst: 3, perSecond: 1 } });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await limited.get('/')).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
    const response = await limited.get(GUIDE);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ status: 429, title: 'Too Many Requests' });
  });

  it.each([
    'evil.example',
    'evil.example:7333',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    '',
    'localhost:80:80',
  ])('the host %j is 421 on a server for this machine', async (host) => {
    expect((await withHeaders('/', { host })).status).toBe(421);
  });

  it.each(['localhost', 'LOCALHOST:7333', '127.0.0.1:1', '127.1.2.3', '[::1]', '[::1]:7333'])(
    'the host %j is taken',
    async (host) => {
      expect((await withHeaders(GUIDE, { host })).status).toBe(200);
    },
  );

  it('any host is taken by a server for other machines', async () => {
    const open = await openApi(db, { isLocal: false });
    expect((await open.get(GUIDE, { headers: { host: 'evil.example' } })).status).toBe(200);
  });
});

describe('every response', () => {
  it.each([GUIDE, '/api/', '/api', '/nothing', `${API_ROOT}/rules?limit=x`, '/%'])(
    '%s has the headers that keep browsers safe',
    async (path) => {
      const { headers } = await api.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('a fault', () => {
  it('is 500 without its reason, which goes to whoever runs the server', async () => {
    const broken = await openApi(db, {
      pages: () => {
        throw new Error('secret \u001b[31mpath');
      },
    });
    const response = await broken.get('/');
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toContain('secret');
    expect(broken.notes.join('')).toBe('error: secret ␛[31mpath\n');
    expect((await broken.get(GUIDE)).status).toBe(200);
  });
});

/** What stands there only where the site is served as well. */
const FROM_THE_SITE = ['/', '/assets/icon.svg'];

describe('the description', () => {
  it('is OpenAPI 3.1 and names every address', async () => {
    const description = await api.json(`${API_ROOT}/openapi.json`);
    const { openapi, paths, servers } = description as {
      openapi: string;
      paths: Record<string, { get: { parameters?: { name: string; in: string }[] } }>;
      servers: unknown;
    };
    expect(openapi).toBe('3.1.0');
    expect(servers).toEqual([{ url: API_ROOT }]);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/techniques', '/technique/{id}', '/values', '/export/rules']),
    );
    expect(paths['/technique/{id}']?.get.parameters?.map(({ name }) => name)).toEqual([
      ...['id', 'includeSubtechniques', 'includeDeprecated', 'all', 'scope'],
    ]);
    // Nothing refers to what is not there.
    const references = [...JSON.stringify(description).matchAll(/"#\/([^"]+)"/g)];
    for (const [, reference = ''] of references) {
      const target = reference
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], description);
      expect(target).toBeTypeOf('object');
    }
  });

  it('has a page, whose links all lead somewhere and none to another host', async () => {
    const response = await api.get('/api/');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await response.text();
    const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(20);
    for (const link of links.map((one) => one.replaceAll('&#38;', '&'))) {
      expect(link).toMatch(/^[/#]/);
      if (link.startsWith('#')) expect(html).toContain(`id="${link.slice(1)}"`);
      else if (!FROM_THE_SITE.includes(link))
        expect([link, (await api.get(link)).status]).toEqual([link, 200]);
    }
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/);
  });
});
