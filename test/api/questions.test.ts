import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { API_ROOT } from '../../src/api/describeApi.js';
import { QUESTIONS } from '../../src/api/questions/questions.js';
import {
  buildSigma,
  commandJson,
  openApi,
  STARTER,
  type TestApi,
  temporaryFolder,
} from './testApi.js';

const db = join(temporaryFolder(), 'catalog.db');
const PATH = 'windows/network_connection/net_connection_win_raw_content_from_user_folder.yml';
const ID = '63fb807f-84fd-4e54-8cf2-3dcab5e134e0';
let api: TestApi;

beforeAll(async () => {
  await buildSigma(db, STARTER);
  api = await openApi(db);
});

/** An address, the question behind it, and the command that answers the same. */
const ASKED: readonly (readonly [address: string, path: string, command: readonly string[]])[] = [
  ['/techniques', '/techniques', ['techniques']],
  ['/techniques?includeDeprecated=true', '/techniques', ['techniques', '--include-deprecated']],
  ['/techniques/t1102', '/techniques/{id}', ['technique', 'T1102']],
  ['/technique/T1102', '/technique/{id}', ['technique', 'T1102']],
  ['/technique/T1562.001?all=true', '/technique/{id}', ['technique', 'T1562.001', '--all']],
  [
    '/technique/T1059?includeSubtechniques=true&scope=false',
    '/technique/{id}',
    ['technique', 'T1059', '--include-subtechniques', '--no-scope'],
  ],
  [`/rules/${ID}`, '/rules/{id}', ['rule', ID]],
  [`/rules/sigma/${PATH}`, '/rules/{source}/{path}', ['rule', `sigma:${PATH}`]],
  [`/rules/sigma%3A${encodeURIComponent(PATH)}`, '/rules/{id}', ['rule', `sigma:${PATH}`]],
  [`/rule?id=${ID.toUpperCase()}`, '/rule', ['rule', ID]],
  ['/fields', '/fields', ['fields']],
  ['/fields?vendor=Sigma', '/fields', ['fields', '--vendor', 'sigma']],
  ['/unmapped-fields', '/unmapped-fields', ['fields', '--unmapped']],
  ['/fields/image', '/fields/{name}', ['field', 'image']],
  ['/field?name=Image&all=true', '/field', ['field', 'Image', '--all']],
  ['/value?text=%5Cbrave.exe', '/value', ['value', '\\brave.exe']],
  [
    '/value?text=.exe&all=1&includeDeprecated=1',
    '/value',
    ['value', '.exe', '--all', '--include-deprecated'],
  ],
  ['/events', '/events', ['events']],
  ['/events/windows/sysmon/22', '/events/{id}', ['event', 'windows/sysmon/22']],
  ['/events/windows%2Fsysmon%2F22', '/events/{id}', ['event', 'windows/sysmon/22']],
  ['/event?id=Windows/Sysmon/22', '/event', ['event', 'windows/sysmon/22']],
  ['/search?q=web%20service', '/search', ['search', 'web', 'service']],
  ['/stats', '/stats', ['stats']],
  ['/diagnostics', '/diagnostics', ['diagnostics']],
  ['/diagnostics?filter=warning', '/diagnostics', ['diagnostics', 'warning']],
];

describe('an address gives the JSON of its command', () => {
  it.each(ASKED)('%s', async (address, path, command) => {
    const response = await api.get(API_ROOT + address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const answer: unknown = await response.json();
    expect(answer).toEqual(await commandJson(db, command));
    const question = QUESTIONS.find((one) => one.path === path);
    // What a schema does not know is left out of what it gives.
    expect(question?.answer.parse(answer)).toEqual(answer);
  });
});

describe('lists', () => {
  it('come in parts that make up the whole', async () => {
    for (const list of ['/techniques', '/fields', '/events', '/rules', '/values?field=Image']) {
      const [path, query = ''] = list.split('?');
      const all = await collect(`${path}?limit=1000&${query}`);
      const parts = await collect(`${path}?limit=7&${query}`);
      expect(parts.items).toEqual(all.items);
      expect(parts.requests).toBe(Math.ceil(all.items.length / 7));
      expect(all.total).toBe(all.items.length);
    }
  });

  it('lead back as well', async () => {
    const { headers } = await api.get(`${API_ROOT}/rules?limit=10&offset=20&vendor=Sigma`);
    expect(headers.get('link')).toBe(
      '</api/v1/rules?limit=10&offset=30&vendor=Sigma>; rel="next", ' +
        '</api/v1/rules?limit=10&offset=10&vendor=Sigma>; rel="prev"',
    );
  });

  it('are empty behind their end', async () => {
    const response = await api.get(`${API_ROOT}/rules?offset=10000`);
    expect(await response.json()).toEqual({ items: [] });
    expect(response.headers.get('link')).not.toContain('next');
  });
});

async function collect(path: string) {
  const items: unknown[] = [];
  let next: string | undefined = API_ROOT + path;
  let requests = 0;
  let total = 0;
  while (next !== undefined) {
    const response: Response = await api.get(next);
    items.push(...(await response.json()).items);
    total = Number(response.headers.get('x-total-count'));
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    requests += 1;
  }
  return { items, total, requests };
}

describe('/rules', () => {
  const idsOf = async (query: string) => {
    const { items } = (await api.json(`${API_ROOT}/rules?limit=1000&${query}`)) as {
      items: { id: string; key: string; title: string; level: string; status: string }[];
    };
    return items;
  };

  it('holds the rules that a technique counts', async () => {
    const guide = (await commandJson(db, ['technique', 'T1102'])) as {
      rules: { items: { id: string }[] };
    };
    const ids = (await idsOf('technique=t1102')).map(({ id }) => id).sort();
    expect(ids).toEqual(guide.rules.items.map(({ id }) => id).sort());
  });

  it('filters by level, status, event and title', async () => {
    const every = await idsOf('includeDeprecated=true');
    expect(every).toHaveLength(49);
    expect(every.length).toBeGreaterThan((await idsOf('')).length);
    const high = every.filter(({ level }) => level === 'high');
    expect(await idsOf('includeDeprecated=true&level=HIGH')).toEqual(high);
    const titled = every.filter(({ title }) => title.toLowerCase().includes('browser'));
    expect(titled.length).toBeGreaterThan(0);
    expect(await idsOf('includeDeprecated=true&q=BROWSER')).toEqual(titled);
    const over = (await commandJson(db, ['event', 'windows/sysmon/22'])) as {
      items: { id: string }[];
    };
    const ids = (await idsOf('event=windows/sysmon/22')).map(({ id }) => id).sort();
    expect(ids).toEqual(over.items.map(({ id }) => id).sort());
  });

  it('gives keys that open each rule', async () => {
    for (const { key, title } of await idsOf('includeDeprecated=true')) {
      const [source, ...rest] = key.split(':');
      const place = rest.join(':').split('/').map(encodeURIComponent).join('/');
      const rule = (await api.json(`${API_ROOT}/rules/${source}/${place}`)) as { title: string };
      expect(rule.title).toBe(title);
    }
  });
});

describe('/values', () => {
  it('gives what the rows of a field are, with their reach', async () => {
    const field = (await commandJson(db, ['field', 'Image', '--all'])) as {
      values: { distinct: number; items: { value: string; kind: string; reach: number }[] };
    };
    const { items } = (await api.json(`${API_ROOT}/values?field=image&limit=1000`)) as {
      items: { value: string; kind: string; reach: number; excluded: number; field: string }[];
    };
    const line = (one: { value: string; kind: string; reach: number }) =>
      `${one.kind} ${one.value} ${one.reach}`;
    expect(items.map(line).sort()).toEqual(field.values.items.map(line).sort());
    expect(items.every(({ reach, excluded }) => excluded <= reach)).toBe(true);
    const reaches = items.map(({ reach }) => reach);
    expect(reaches).toEqual([...reaches].sort((a, b) => b - a));
  });

  it('filters by kind and by what a value contains, and agrees with /value', async () => {
    const { items } = (await api.json(`${API_ROOT}/values?kind=ends_with&q=BRAVE`)) as {
      items: { value: string; kind: string; excluded: number; reach: number }[];
    };
    expect(items.length).toBeGreaterThan(0);
    for (const { value, kind } of items) {
      expect(kind).toBe('ends_with');
      expect(value).toContain('brave');
    }
    const one = (await api.json(`${API_ROOT}/value?text=%5Cbrave.exe`)) as {
      items: { excluded: number; reach: number }[];
    };
    expect(items.find(({ value }) => value === '\\brave.exe')).toMatchObject({
      excluded: one.items[0]?.excluded,
      reach: one.items[0]?.reach,
    });
  });

  it('of a field that there is not are none', async () => {
    expect(await api.json(`${API_ROOT}/values?field=None`)).toEqual({ items: [] });
  });
});

describe('what the catalog does not know is 404 with a hint', () => {
  it.each([
    ['/technique/T11O2', "There is no technique 'T11O2'.", 'Did you mean T1102?'],
    ['/fields/Imag', "No rule filters on a field 'Imag'.", 'Did you mean Image?'],
    ['/events/windows/sysmon/222', 'windows/sysmon/222', 'Did you mean windows/sysmon/22?'],
    [`/rules/${ID.slice(0, -1)}1`, 'There is no rule', `Did you mean ${ID}?`],
    ['/rules/sigma/none.yml', "'sigma:none.yml'", '/api/v1/search'],
    ['/nothing', "There is nothing at '/api/v1/nothing'.", '/api/'],
  ])('%s', async (address, detail, hint) => {
    const response = await api.get(API_ROOT + address);
    const problem = (await response.json()) as { detail: string; hint: string };
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problem).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });
    expect(problem.detail).toContain(detail);
    expect(problem.hint).toContain(hint);
  });
});
