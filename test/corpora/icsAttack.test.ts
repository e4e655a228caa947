import { expect, test } from 'vitest';
import { readStix } from '../../src/vocabulary/stix/readStix.js';
import { corporaFolder } from './corporaFolder.js';

const file = corporaFolder('reference/ics-attack-18.1.stix.json.gz');

if (file === null) {
  test('the ICS bundle is not beside the repository: it is not read', () => {
    console.log(
      'ATT&CK: the ICS bundle is absent, the STIX reader is tested on small bundles only',
    );
  });
} else {
  test('the official ICS bundle', () => {
    const { techniques, source } = readStix(file);
    const all = [...techniques.values()];
    const withdrawn = all.filter((technique) => technique.withdrawn === true);
    console.log(`ICS bundle: ${all.length} techniques, ${withdrawn.length} withdrawn`);
    expect(source).toMatchObject({ name: 'ICS ATT&CK', version: '18.1', domain: 'ics-attack' });
    expect({ all: all.length, stand: source.techniques, withdrawn: withdrawn.length }).toEqual({
      ...{ all: 95, stand: 83, withdrawn: 12 },
    });
    expect(techniques.get('T0803')).toMatchObject({
      name: 'Block Command Message',
      tactics: ['Inhibit Response Function'],
    });
    for (const { description, tactics, domain } of all) {
      expect(description).toMatch(/^[^\n]+$/);
      expect(description).not.toMatch(/Citation:|\]\(|<\/?\w+>/);
      expect(tactics.length).toBeGreaterThan(0);
      expect(domain).toBe('ics-attack');
    }
  });
}
