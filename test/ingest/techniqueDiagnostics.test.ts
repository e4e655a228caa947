import { describe, expect, it } from 'vitest';
import { nearestTechnique, techniqueDiagnostics } from '../../src/ingest/techniqueDiagnostics.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import type { RuleEntry } from '../../src/store/RuleEntry.js';
import { attackWith, loadAttack, type Technique } from '../../src/vocabulary/attack.js';

function tagged(...techniques: readonly string[]): RuleEntry {
  return {
    ...{ cells: [], title: '', description: null, counted: true, values: 0, techniques },
    ...{ events: [], uses: [], names: [], span: FILE_START },
  };
}

describe('techniqueDiagnostics', () => {
  it('has nothing to say of known and redirected ids', () => {
    expect(techniqueDiagnostics(tagged('T1102', 'T1562.001'), loadAttack())).toEqual([]);
  });

  it('names the nearest known id of an unknown one', () => {
    const [diagnostic] = techniqueDiagnostics(tagged('T1102.009'), loadAttack());
    expect(diagnostic).toMatchObject({ code: 'attack/unknown-technique', severity: 'warning' });
    expect(diagnostic?.message).toContain("'T1102.009'");
    expect(diagnostic?.hint).toContain('T1102.001, Dead Drop Resolver');
  });

  it('tells of a technique that ATT&CK has withdrawn', () => {
    const withdrawn: Technique = {
      ...{ id: 'T7001', name: 'Gone', tactics: [], description: null, url: '' },
      ...{ domain: 'enterprise-attack', withdrawn: true },
    };
    const attack = attackWith([
      { techniques: new Map([['T7001', withdrawn]]), redirects: new Map() },
    ]);
    const [diagnostic] = techniqueDiagnostics(tagged('T7001'), attack);
    expect(diagnostic).toMatchObject({ code: 'attack/withdrawn-technique', severity: 'info' });
    expect(diagnostic?.message).toContain('Gone');
  });
});

describe('nearestTechnique', () => {
  it.each([
    ['T1003.009', 'T1003.001'],
    ['T1095.001', 'T1095'],
    ['t1095.001', 'T1095'],
    ['T11022', 'T1102'],
    ['', null],
  ])('%j: %j', (id, near) => {
    expect(nearestTechnique(id, loadAttack())).toBe(near);
  });
});
