import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../src/api/describeApi.js';
import { QUESTIONS } from '../../src/api/questions/questions.js';
import { buildSigma, openApi, STARTER, type TestApi, temporaryFolder } from './testApi.js';

const db = join(temporaryFolder(), 'catalog.db');
let api: TestApi;

beforeAll(async () => {
  await buildSigma(db, STARTER);
  api = await openApi(db);
});

describe('parameters that make no sense are 400, with their name and what is wrong', () => {
  it.each([
    ['/rules?limit=0', 'limit', 'a whole number from 1 to 1000'],
    ['/rules?limit=1001', 'limit', 'a whole number from 1 to 1000'],
    ['/rules?limit=1e2', 'limit', 'a whole number'],
    ['/rules?limit=', 'limit', 'a whole number'],
    ['/rules?offset=-1', 'offset', 'a whole number'],
    ['/rules?offset=99999999999999999999', 'offset', 'a whole number'],
    ['/rules?limit=1&limit=2', 'limit', 'given twice'],
    ['/rules?vendor=sgma', 'vendor', 'one of Sigma, Elastic, Splunk, Kusto'],
    ['/rules?language=sql', 'language', 'one of sigma, eql'],
    ['/values?kind=like', 'kind', 'one of eq, contains'],
    ['/values?q=', 'q', 'may not be empty'],
    [`/values?q=${'a'.repeat(2_001)}`, 'q', 'may not be longer than 2000 characters'],
    [`/search?q=${'a'.repeat(501)}`, 'q', 'may not be longer than 500 characters'],
    [`/search?q=${'a+'.repeat(17)}`, 'q', 'may not have more than 16 words'],
    ['/search', 'q', 'is missing'],
    ['/value', 'text', 'is missing'],
    ['/technique/T1102?all=yes', 'all', 'true or false'],
    ['/technique/T1102?includeSubtechnique=true', 'includeSubtechnique', 'no parameter here'],
    ['/technique/T1102?__proto__=1', '__proto__', 'no parameter here'],
    ['/stats?x', 'x', 'no parameter here'],
    ['/diagnostics?filter=eror', 'filter', 'a severity'],
    [`/fields/${'a'.repeat(2_001)}`, 'name', 'may not be longer than'],
    ['/export/rules?format=xml', 'format', 'one of jsonl, csv, json'],
    ['/export/rules?limit=3', 'limit', 'no parameter here'],
  ])('%s', async (address, name, message) => {
    const response = await api.get(API_ROOT + address);
    const problem = await response.json();
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
    expect(problem).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400 });
    expect(problem.errors).toContainEqual({
      in: expect.stringMatching(/^(path|query)$/),
      name,
      message: expect.stringContaining(message),
    });
  });

  it('all of them at once', async () => {
    const { errors } = await api.json(`${API_ROOT}/rules?limit=x&offset=y&z=1`);
    expect((errors as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      ...['limit', 'offset', 'z'],
    ]);
  });
});

describe('whatever is asked', () => {
  const paths = QUESTIONS.map(({ path }) => path);
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '..',
      '.',
      '%00',
      '%2e%2e',
      '%252e',
      '%c0%af',
      '%',
      "' OR 1=1 --",
      '\\..\\',
      '*',
    ),
    fc.string({ maxLength: 3_000, minLength: 1_000 }),
  );
  const address = fc
    .tuple(fc.constantFrom(...paths), piece, fc.array(fc.tuple(name(), piece), { maxLength: 4 }))
    .map(([path, segment, query]) => {
      const filled = path.replaceAll(/\{\w+\}/g, () => encode(segment));
      const pairs = query.map(([key, value]) => `${encode(key)}=${encode(value)}`);
      return `${API_ROOT}${filled}?${pairs.join('&')}`;
    });

  it('gets JSON, and never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(address, async (asked) => {
        const response = await api.get(asked);
        expect([200, 308, 400, 404, 409, 414]).toContain(response.status);
        // `..` leads out of the API before it is asked.
        if (!new URL(asked, 'http://localhost').pathname.startsWith(API_ROOT)) return;
        const text = await response.text();
        expect(JSON.parse(text)).toBeTypeOf('object');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { numRuns: 400 },
    );
    expect(api.notes).toEqual([]);
  });

  function name() {
    const names = [...new Set(QUESTIONS.flatMap(({ query }) => Object.keys(query.shape)))];
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...names) },
      { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '') },
    );
  }
});

/** As a browser would, but with what is already percent-encoded left alone. */
function encode(text: string): string {
  if (/^(%[0-9a-f]{2})+$|^%$/i.test(text)) return text;
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?'));
}
