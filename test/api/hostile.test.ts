import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../src/api/describeApi.js';
import { buildSigma, openApi, type TestApi, temporaryFolder } from './testApi.js';

const folder = temporaryFolder();
const rules = join(folder, 'rules');
const db = join(folder, 'catalog.db');

const TITLE = '<script>alert(1)</script>\u001b[31m\u202e " onload="x';
const IMAGE = '"><img src=x onerror=alert(1)>';
const VALUES = [
  IMAGE,
  "=cmd|'/C calc'!A1",
  '\u0001one\u007f',
  '\u001b]0;x\u0007',
  '%2e%2e%2f',
  '\ud83d\ude00',
];
const IDS = [
  '..',
  '.',
  '../../etc/passwd',
  '%2e%2e',
  'a/b/c',
  'a?b#c',
  "' OR 1=1 --",
  IMAGE,
  '__proto__',
];
const FIELDS = ['..', 'a/b', '%41', '<b>', '?q=1', 'a\\b', 'constructor', "x'y", 'ж'];
const FILES = ['plain.yml', 'per%41cent.yml', 'sp ace #1.yml', 'deep/..dots/a.yml', 'quo"te\'.yml'];

function rule(id: string, title: string, field: string, values: readonly string[]): string {
  return [
    `title: ${JSON.stringify(title)}`,
    `id: ${JSON.stringify(id)}`,
    'tags: [attack.t1102]',
    'logsource: {product: windows, category: process_creation}',
    'detection:',
    `  selection: {${JSON.stringify(field)}: ${JSON.stringify(values)}}`,
    '  condition: selection',
    '',
  ].join('\n');
}

let api: TestApi;

beforeAll(async () => {
  mkdirSync(join(rules, 'deep/..dots'), { recursive: true });
  IDS.forEach((id, i) => {
    writeFileSync(join(rules, `id${i}.yml`), rule(id, `${TITLE} ${i}`, 'Image', VALUES));
  });
  FIELDS.forEach((field, i) => {
    writeFileSync(join(rules, `field${i}.yml`), rule(`field-${i}`, TITLE, field, ['value']));
  });
  FILES.forEach((path, i) => {
    writeFileSync(join(rules, path), rule(`file-${i}`, TITLE, 'Image', ['value']));
  });
  await buildSigma(db, rules);
  api = await openApi(db);
});

describe('rules that mean harm', () => {
  it.each(IDS)('are found by their id %j', async (id) => {
    const found = (await api.json(`${API_ROOT}/rule?id=${encodeURIComponent(id)}`)) as {
      id: string;
      title: string;
    };
    expect(found.id).toBe(id);
    expect(found.title).toContain(TITLE);
    // Such a segment is a step up the path for every client.
    if (/^(\.|%2e){1,2}$/i.test(id)) return;
    expect(await api.json(`${API_ROOT}/rules/${encodeURIComponent(id)}`)).toEqual(found);
  });

  it.each(FILES)('are found by their path %j', async (path) => {
    const place = path.split('/').map(encodeURIComponent).join('/');
    for (const one of [place, encodeURIComponent(path)]) {
      expect(await api.json(`${API_ROOT}/rules/rules/${one}`)).toMatchObject({ path });
    }
  });

  it.each(FIELDS)('are found by their field %j', async (name) => {
    const field = (await api.json(`${API_ROOT}/field?name=${encodeURIComponent(name)}`)) as {
      names: { name: string }[];
    };
    expect(field.names.map((one) => one.name)).toContain(name);
    if (name === '..') return;
    expect(await api.json(`${API_ROOT}/fields/${encodeURIComponent(name)}`)).toEqual(field);
  });

  it.each(VALUES)('are found by their value %j', async (value) => {
    const text = encodeURIComponent(value);
    expect(await api.json(`${API_ROOT}/value?text=${text}`)).toMatchObject({
      value,
      match: 'equal',
      items: [{ value: value.toLowerCase() }],
    });
    const { items } = (await api.json(`${API_ROOT}/values?field=Image&q=${text}`)) as {
      items: { value: string }[];
    };
    expect(items.map((one) => one.value)).toContain(value.toLowerCase());
  });

  it('come as JSON that no browser takes for anything else', async () => {
    for (const path of ['/rules', '/technique/T1102?all=true', '/values', '/search?q=script']) {
      const response = await api.get(API_ROOT + path);
      const text = await response.text();
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  it('run no formula from CSV', async () => {
    const csv = await (await api.get(`${API_ROOT}/export/predicates?format=csv`)).text();
    expect(csv).toContain(",'=cmd|'/C calc'!A1,");
    expect(csv).not.toMatch(/(?:^|,)"?[=+@-]/m);
  });

  it('are shown to nobody by what a request says', async () => {
    for (const path of [
      `/${encodeURIComponent(IMAGE)}`,
      `${API_ROOT}/rules/${encodeURIComponent(TITLE)}`,
    ]) {
      const response = await api.get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.text()).not.toContain('\u001b');
    }
  });
});

describe('a text in an address', () => {
  // A lone `.` or `..` is a step up the path for every client, and '' is no segment.
  const text = fc
    // Whole code points: half a surrogate pair has no percent-encoding.
    .string({
      unit: fc.oneof(fc.constantFrom('%', '/', '?', '#', '+', '\\'), wholeCharacter()),
      minLength: 1,
      maxLength: 60,
    })
    .filter((one) => !/^(\.|%2e){1,2}$/i.test(one));

  it('arrives as it was, in the query and in the path', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const encoded = encodeURIComponent(value);
        const answer = (await api.json(`${API_ROOT}/value?text=${encoded}`)) as { value: string };
        expect(answer.value).toBe(value);
        const inQuery = await api.get(`${API_ROOT}/rule?id=${encoded}`);
        const inPath = await api.get(`${API_ROOT}/rules/${encoded}`);
        expect(inPath.status).toBe(inQuery.status);
        expect(await inPath.json()).toEqual(await inQuery.json());
      }),
      { numRuns: 300 },
    );
    expect(api.notes).toEqual([]);
  });
});

function wholeCharacter() {
  return fc
    .integer({ min: 0, max: 0x10ffff })
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code));
}

describe('an id that several rules have', () => {
  it('is 409 with the addresses of each', async () => {
    const other = join(folder, 'twice.db');
    await buildSigma(other, rules, rules);
    const { get } = await openApi(other);
    const response = await get(`${API_ROOT}/rule?id=file-1`);
    expect(response.status).toBe(409);
    const { candidates } = (await response.json()) as {
      candidates: { key: string; href: string }[];
    };
    expect(candidates).toHaveLength(2);
    for (const { key, href } of candidates) {
      expect(await (await get(href)).json()).toMatchObject({ key, id: 'file-1' });
    }
  });
});
