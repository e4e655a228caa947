import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleText, pattern, revokedBy, tactic } from '../support/stixBundle.js';
import { concord, concordJson, temporaryFolder } from './concord.js';
import { ruleText } from './ruleText.js';

const folder = temporaryFolder();
const rules = join(folder, 'rules');
const bundle = join(folder, 'ours.json');
const db = join(folder, 'catalog.db');
const detection = '  selection:\n    Image: probe.exe\n  condition: selection';

writeFileSync(
  bundle,
  bundleText([
    { type: 'x-mitre-collection', name: 'Our ATT&CK', x_mitre_version: '31.2' },
    tactic('command-and-control', 'Talk'),
    pattern('T7001', 'New Name', { description: 'First. (Citation: Us)\n\nSecond.' }),
    pattern('T7002', 'Revoked', { revoked: true }),
    pattern('T7003', 'Gone', { x_mitre_deprecated: true }),
    revokedBy('T7002', 'T7001'),
  ]),
);
mkdirSync(rules);
for (const [i, tag] of ['t7001', 't7002', 't7003', 't7004', 't1562.001'].entries()) {
  const text = ruleText({ title: `Rule ${i}`, tags: [`attack.${tag}`], detection });
  writeFileSync(join(rules, `${i}.yml`), text);
}

describe('build --attack', () => {
  const built = concord(['build', '--source', `sigma=${rules}`, '--attack', bundle, '--db', db]);

  it('says what it read', () => {
    expect(built).toMatchObject({ code: 0 });
    expect(built.stdout).toContain(`Our ATT&CK 31.2: 1 technique from ${bundle}.`);
  });

  it('shows techniques as the bundle has them, revoked ids on the page of their successor', () => {
    for (const id of ['T7001', 'T7002']) {
      const guide = concordJson(['technique', id, '--db', db]);
      expect(guide.technique).toMatchObject({
        ...{ id: 'T7001', name: 'New Name', tactics: ['Talk'], description: 'First.' },
        redirectedFrom: ['T7002'],
      });
      expect(guide.rules.total).toBe(2);
    }
  });

  it("keeps the package's redirects", () => {
    const { technique, rules: found } = concordJson(['technique', 'T1562.001', '--db', db]);
    expect({ id: technique.id, total: found.total }).toEqual({ id: 'T1685', total: 1 });
  });

  it('reports withdrawn and unknown ids', () => {
    const { items } = concordJson(['diagnostics', '--db', db]);
    const told = items.map(({ code, path }: { code: string; path: string }) => [code, path]);
    expect(told).toContainEqual(['attack/withdrawn-technique', '2.yml']);
    expect(told).toContainEqual(['attack/unknown-technique', '3.yml']);
    expect(told).toHaveLength(2);
    expect(concord(['diagnostics', 'attack/unknown-technique', '--db', db]).stdout).toContain(
      'T7001, New Name',
    );
  });

  it('is read from a configuration, relative to it', () => {
    const config = join(folder, 'concord.yaml');
    const source = 'sources:\n  - {format: sigma, path: rules}\n';
    writeFileSync(config, `${source}attack: [ours.json]\ndb: other.db\n`);
    const { attack } = concordJson(['build', '--config', config]);
    expect(attack).toMatchObject([{ file: bundle, name: 'Our ATT&CK', techniques: 1 }]);
  });

  it('leaves the catalog alone where the bundle is none, and says why', () => {
    const { code, stderr } = concord([
      ...['build', '--source', `sigma=${rules}`, '--attack', join(rules, '0.yml'), '--db', db],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(`the ATT&CK data ${join(rules, '0.yml')}: is not JSON`);
    expect(stderr).toContain('enterprise-attack.json');
    expect(concord(['technique', 'T7001', '--db', db]).code).toBe(0);
  });
});

describe('export navigator after it', () => {
  it('names the version of ATT&CK', () => {
    const layer = JSON.parse(concord(['export', 'navigator', '--db', db]).stdout);
    expect(layer.versions).toEqual({ attack: '31', navigator: '4.9.0', layer: '4.5' });
    expect(layer.techniques.map(({ techniqueID }: { techniqueID: string }) => techniqueID)).toEqual(
      ['T1685', 'T7001', 'T7003'],
    );
  });
});
