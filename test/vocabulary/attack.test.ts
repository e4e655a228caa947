import { describe, expect, it } from 'vitest';
import { loadAttack } from '../../src/vocabulary/attack.js';
import { readData } from '../../src/vocabulary/readData.js';

const attack = loadAttack();
const redirects = readData<Record<string, string>>('attack/redirects.json');
const techniques =
  readData<{ id: string; name: string | null; tactics: string[] }[]>('attack/techniques.json');

describe('the technique data', () => {
  it('has well-formed, unique, sorted ids', () => {
    const ids = techniques.map(({ id }) => id);
    expect(ids.filter((id) => !/^T\d{4}(\.\d{3})?$/.test(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('names every technique, sub-techniques on their own', () => {
    expect(techniques.filter(({ name }) => name === '' || name?.includes(': '))).toEqual([]);
    expect(techniques.filter(({ name }) => name === null)).toEqual([]);
  });

  it('spells each tactic one way', () => {
    const tactics = new Set(techniques.flatMap((technique) => technique.tactics));
    const folded = new Set([...tactics].map((tactic) => tactic.toLowerCase()));
    expect(folded.size).toBe(tactics.size);
    expect(tactics).toContain('Command and Control');
  });

  it('has redirects without chains, that end at known techniques', () => {
    const known = new Set(techniques.map(({ id }) => id));
    expect(Object.values(redirects).filter((id) => Object.hasOwn(redirects, id))).toEqual([]);
    expect(Object.values(redirects).filter((id) => !known.has(id))).toEqual([]);
    expect(Object.keys(redirects)).toEqual(Object.keys(redirects).sort());
  });
});

describe('loadAttack', () => {
  it('knows a technique', () => {
    expect(attack.technique('T1102')).toMatchObject({
      id: 'T1102',
      name: 'Web Service',
      tactics: ['Command and Control'],
      url: 'https://attack.mitre.org/techniques/T1102/',
    });
  });

  it('knows a sub-technique, in either case', () => {
    expect(attack.technique('t1102.002')).toMatchObject({
      id: 'T1102.002',
      name: 'Bidirectional Communication',
      url: 'https://attack.mitre.org/techniques/T1102/002/',
    });
  });

  it('makes a record without a name for an id it does not know', () => {
    expect(attack.technique('T9999.001')).toEqual({
      id: 'T9999.001',
      name: null,
      tactics: [],
      description: null,
      url: 'https://attack.mitre.org/techniques/T9999/001/',
      domain: null,
    });
  });

  it.each(['', 'T110', 'T1102.2', 'TA0011', 'G0016', '__proto__'])('has no record for %j', (id) => {
    expect(attack.technique(id)).toBeUndefined();
  });

  it('leads revoked ids to their successor and back', () => {
    expect(attack.canonicalId('t1562.001')).toBe('T1685');
    expect(attack.canonicalId('T1102')).toBe('T1102');
    expect(attack.canonicalId('constructor')).toBe('CONSTRUCTOR');
    expect(attack.redirectedFrom('T1685')).toContain('T1562.001');
    expect(attack.redirectedFrom('T1102')).toEqual([]);
  });

  it('lists the techniques that stand, sorted', () => {
    const ids = attack.all().map(({ id }) => id);
    expect(ids).toContain('T1685');
    expect(ids).not.toContain('T1562.001');
    expect(ids).toEqual([...ids].sort());
  });
});
