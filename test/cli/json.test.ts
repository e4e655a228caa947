import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, concordJson, starterCatalog, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const folder = temporaryFolder();
const db = ['--db', starterCatalog(folder)];
const key = 'sigma:windows/network_connection/net_connection_win_raw_content_from_user_folder.yml';

describe('technique --json', () => {
  const guide = concordJson(['technique', 't1102', ...db]);

  it('has the keys of the contract, in their order', () => {
    expect(Object.keys(guide)).toEqual([
      ...['technique', 'rules', 'events', 'fields'],
      ...['indicators', 'exclusions', 'nestedExclusions'],
    ]);
    expect(Object.keys(guide.technique).slice(0, 6).sort()).toEqual(
      ['id', 'name', 'tactics', 'url', 'description', 'redirectedFrom'].sort(),
    );
    expect(Object.keys(guide.rules)).toEqual(['total', 'byVendor', 'items']);
    expect(guide.rules.byVendor).toEqual({ Sigma: 6, Elastic: 0, Splunk: 0, Kusto: 0 });
    expect(Object.keys(guide.rules.items[0]).slice(0, 7)).toEqual([
      ...['id', 'title', 'vendor', 'source', 'path', 'level', 'status'],
    ]);
    expect(Object.keys(guide.events[0])).toEqual([
      ...['id', 'provider', 'eventId', 'title', 'rules', 'explicit'],
    ]);
    expect(guide.fields[0]).toMatchObject({
      field: expect.any(String),
      rules: expect.any(Number),
      how: [{ kind: expect.any(String), rules: expect.any(Number) }].concat(
        guide.fields[0].how.slice(1),
      ),
      samples: expect.any(Array),
    });
    expect(Object.keys(guide.indicators.items[0])).toEqual([
      ...['field', 'aspect', 'kind', 'value', 'rules', 'reach', 'specific', 'role', 'ruleIds'],
    ]);
    expect(Object.keys(guide.exclusions.items[0])).toEqual([
      ...['field', 'aspect', 'kind', 'value', 'rules', 'role', 'ruleIds'],
    ]);
  });

  it('shows thirty indicators and fifteen exclusions, all of them with --all', () => {
    expect(guide.indicators.items).toHaveLength(30);
    expect(guide.exclusions.items).toHaveLength(15);
    const all = concordJson(['technique', 'T1102', '--all', ...db]);
    expect(all.indicators.items).toHaveLength(guide.indicators.distinct);
    expect(all.exclusions.items).toHaveLength(guide.exclusions.distinct);
  });

  it('leaves out what only chooses the events with --no-scope', () => {
    const all = concordJson(['technique', 'T1053.005', '--all', ...db]);
    const without = concordJson(['technique', 'T1053.005', '--all', '--no-scope', ...db]);
    const scopes = all.indicators.items.filter(({ role }: { role: string }) => role === 'scope');
    expect(scopes.length).toBeGreaterThan(0);
    expect(without.indicators.distinct).toBe(all.indicators.distinct - scopes.length);
    const roles = [...without.fields, ...without.indicators.items].map(({ role }) => role);
    expect(new Set(roles)).toEqual(new Set(['selection']));
  });

  it('counts sub-techniques and deprecated rules when asked', () => {
    const alone = concordJson(['technique', 'T1059', ...db]);
    const wide = concordJson(['technique', 'T1059', '--include-subtechniques', ...db]);
    expect(wide.rules.total).toBeGreaterThan(alone.rules.total);
    const count = (...flags: string[]) =>
      concordJson(['techniques', ...flags, ...db]).items.reduce(
        (sum: number, { rules }: { rules: number }) => sum + rules,
        0,
      );
    expect(count('--include-deprecated')).toBeGreaterThan(count());
  });

  it('stands a revoked id on the page of its successor', () => {
    const { technique } = concordJson(['technique', 'T1562.001', ...db]);
    expect(technique.id).toBe('T1685');
    expect(technique.redirectedFrom).toContain('T1562.001');
    expect(concord(['technique', 'T1562.001', ...db]).stdout).toContain('T1562.001 is now T1685.');
  });
});

describe('the other commands with --json', () => {
  it('techniques, events and diagnostics have items', () => {
    for (const command of ['techniques', 'events', 'diagnostics']) {
      expect(concordJson([command, ...db]).items).toEqual(expect.any(Array));
    }
    expect(concordJson(['techniques', ...db]).items[0]).toMatchObject({ id: 'T1102', rules: 6 });
  });

  it('fields has what is said of each, its rules and its names', () => {
    const { items } = concordJson(['fields', ...db]);
    expect(Object.keys(items[0])).toEqual([
      ...['field', 'type', 'description', 'rules', 'role', 'names'],
    ]);
    expect(items[0]).toMatchObject({ field: 'Image', type: 'path', role: 'selection' });
    expect(items[0].rules).toBe(concordJson(['field', 'Image', ...db]).rules);
    expect(concordJson(['fields', '--vendor', 'elastic', ...db]).items).toEqual([]);
  });

  it('fields --unmapped has names without a concept, and how much has one', () => {
    const { items, coverage } = concordJson(['fields', '--unmapped', ...db]);
    expect(items).toEqual([]);
    expect(coverage).toEqual([
      { vendor: 'Sigma', uses: expect.any(Number), mapped: coverage[0].uses },
    ]);
  });

  it('rule has query, Expression, events, techniques and what was understood', () => {
    const rule = concordJson(['rule', key, ...db]);
    expect(rule).toMatchObject({
      id: '63fb807f-84fd-4e54-8cf2-3dcab5e134e0',
      key,
      understood: 'full',
      language: 'sigma',
      expression: { kind: 'and' },
      diagnostics: [],
      techniques: [{ id: 'T1102' }, { id: 'T1105' }],
    });
    expect(rule.query).toContain('selection_raw_host');
    expect(rule.predicates[0]).toMatchObject({ field: 'Initiated', reach: expect.any(Number) });
    const byId = concordJson(['rule', rule.id.toUpperCase(), ...db]);
    expect(byId).toEqual(rule);
  });

  it('field, value, event and search answer with their objects', () => {
    expect(concordJson(['field', 'image', ...db])).toMatchObject({
      field: 'Image',
      values: { distinct: expect.any(Number) },
    });
    expect(concordJson(['value', '\\BRAVE.exe', ...db])).toMatchObject({
      match: 'equal',
      items: [{ field: 'Image', kind: 'ends_with', value: '\\brave.exe' }],
    });
    expect(concordJson(['event', 'windows/sysmon/22', ...db])).toMatchObject({
      id: 'windows/sysmon/22',
    });
    const found = concordJson(['search', 'web', 'service', ...db]);
    expect(found.items).toContainEqual({
      ...{ type: 'technique', key: 'T1102', title: 'T1102 Web Service' },
    });
    expect(found.more).toBe(false);
  });

  it('stats has a line for each source and language', () => {
    const { rules, sources } = concordJson(['stats', ...db]);
    expect(rules).toBe(49);
    expect(sources).toEqual([
      {
        ...{ source: 'sigma', vendor: 'Sigma', language: 'sigma' },
        ...{ files: 48, rules: 49, full: 49, partly: 0, none: 0 },
        ...{ commit: null, commitDate: null, repository: null, ref: null, licence: null },
      },
    ]);
  });
});

describe('an id that several rules share', () => {
  const id = 'aaaaaaaa-0000-4000-8000-000000000009';
  writeFileSync(join(folder, 'a.yml'), ruleText({ id, title: 'First' }));
  writeFileSync(join(folder, 'b.yml'), ruleText({ id, title: 'Second' }));
  const shared = ['--db', join(folder, 'shared.db')];
  concord(['build', '--source', `sigma=${folder}`, ...shared]);

  it('is not guessed at: the keys to choose from are listed', () => {
    const { code, stdout, stderr } = concord(['rule', id, ...shared]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('2 rules have the id');
    expect(stderr.match(/concord rule '[^']+:[ab]\.yml'/g)).toHaveLength(2);
  });

  it('and each key opens its rule', () => {
    const keys = [...concord(['rule', id, ...shared]).stderr.matchAll(/concord rule '([^']+)'/g)];
    const titles = keys.map(([, one = '']) => concordJson(['rule', one, ...shared]).title);
    expect(titles).toEqual(['First', 'Second']);
  });
});
