import { describe, expect, it } from 'vitest';
import type { AttackData, Technique } from '../../src/vocabulary/AttackData.js';
import { attackWith } from '../../src/vocabulary/attack.js';
import { mergeAttack } from '../../src/vocabulary/mergeAttack.js';

function data(
  techniques: Readonly<Record<string, Partial<Technique>>>,
  redirects: Readonly<Record<string, string>> = {},
): AttackData {
  const whole = Object.entries(techniques).map(([id, part]): [string, Technique] => [
    id,
    { ...{ id, name: id, tactics: [], description: null, url: '' }, domain: null, ...part },
  ]);
  return { techniques: new Map(whole), redirects: new Map(Object.entries(redirects)) };
}

describe('mergeAttack', () => {
  it('puts techniques over those of the base, which stay where nothing is over them', () => {
    const base = data({ T1: { name: 'Old', description: 'Ours.' }, T2: { name: 'Kept' } });
    const { techniques } = mergeAttack(base, data({ T1: { name: 'New' }, T3: {} }));
    expect([...techniques.keys()]).toEqual(['T1', 'T2', 'T3']);
    expect(techniques.get('T1')).toMatchObject({ name: 'New', description: 'Ours.' });
    expect(techniques.get('T2')).toMatchObject({ name: 'Kept' });
  });

  it.each([
    ['keeps redirects of the base', { T1: {}, T2: {} }, { T1: 'T2' }, {}, {}, { T1: 'T2' }],
    ['prefers those over it', {}, { T1: 'T2' }, { T3: {} }, { T1: 'T3' }, { T1: 'T3' }],
    ['drops one between two that stand', {}, { T1: 'T2' }, { T1: {}, T2: {} }, {}, {}],
    ['keeps one to an id that is newer', {}, { T1: 'T2' }, { T1: {} }, {}, { T1: 'T2' }],
    [
      ...(['keeps one from a withdrawn id', {}, { T1: 'T2' }] as const),
      ...([{ T1: { withdrawn: true }, T2: {} }, {}, { T1: 'T2' }] as const),
    ],
    ['follows chains', {}, { T1: 'T2' }, {}, { T2: 'T3' }, { T1: 'T3', T2: 'T3' }],
    ['leaves out circles', {}, { T1: 'T2', T4: 'T5' }, {}, { T2: 'T1' }, { T4: 'T5' }],
  ] as const)('%s', (_, baseTechniques, baseRedirects, techniques, redirects, expected) => {
    const base = data(baseTechniques, baseRedirects);
    const merged = mergeAttack(base, data(techniques, redirects));
    expect(Object.fromEntries(merged.redirects)).toEqual(expected);
  });
});

describe('attackWith', () => {
  const attack = attackWith([
    data({ T7001: { name: 'New' }, T7002: { withdrawn: true }, T1102: { name: 'Renamed' } }),
  ]);

  it('has the package under the bundles', () => {
    expect(attack.technique('T1102')?.name).toBe('Renamed');
    expect(attack.technique('T1059')?.name).toBe('Command and Scripting Interpreter');
    expect(attack.canonicalId('T1562.001')).toBe('T1685');
  });

  it('lists what stands', () => {
    const ids = attack.all().map(({ id }) => id);
    expect(ids).toContain('T7001');
    expect(ids).not.toContain('T7002');
    expect(ids).toEqual([...ids].sort());
  });
});
