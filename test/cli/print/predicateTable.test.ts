import { describe, expect, it } from 'vitest';
import type { PredicateLine } from '../../../src/catalog/predicateLine.js';
import { predicateTable } from '../../../src/cli/print/predicateTable.js';
import { page } from './page.js';

function line(changes: Partial<PredicateLine>): PredicateLine {
  const { field = 'Image', kind = 'eq', value = 'A.exe' } = changes;
  return {
    ...{ rule: 'r', source: null, path: null, vendor: 'Sigma', language: 'sigma', status: null },
    ...{ query: 1, field, kind, value, as: '', caseSensitive: false, negated: false },
    ...{ exclusion: 'none', role: 'selection', derived: false },
    ...{ canonical: field, aspect: null, rowKind: kind, rowValue: value?.toLowerCase() ?? null },
    ...{ line: 3, column: 5 },
    ...changes,
  };
}

const linesOf = (predicates: readonly PredicateLine[], columns = 80) =>
  predicateTable(predicates, page(columns)).split('\n').slice(1);

describe('predicateTable', () => {
  it('tells selections, exclusions, presence and scope apart', () => {
    const lines = linesOf([
      line({}),
      line({ negated: true, exclusion: 'top' }),
      line({ negated: true, exclusion: 'nested' }),
      line({ kind: 'is_null', value: null, negated: true }),
      line({ field: 'EventID', role: 'scope', value: '1' }),
      line({ field: '', kind: 'keyword', value: ' x' }),
      line({ derived: true }),
    ]);
    expect(lines.map((one) => one.slice(2).replace(/ {2,}/g, '  '))).toEqual([
      '+  Image  eq  A.exe  3:5',
      '−  Image  eq  A.exe  3:5',
      '±  Image  eq  A.exe  3:5',
      '?  Image  not is_null  3:5',
      '·  EventID  eq  1  3:5',
      '+  (any field)  keyword  ␣x  3:5',
      '+  Image (computed)  eq  A.exe  3:5',
    ]);
  });

  it('says which row a predicate counts in where that is another', () => {
    const [, note] = linesOf([
      line({
        ...{ field: 'process.name', canonical: 'Image' },
        ...{ rowKind: 'ends_with', rowValue: '\\a.exe' },
      }),
    ]);
    expect(note).toBe('    counts as Image ends_with \\a.exe');
    const [, named] = linesOf([line({ field: 'FileName', canonical: 'Image', aspect: 'name' })]);
    expect(named).toBe('    counts as Image·name eq a.exe');
    expect(linesOf([line({})])).toHaveLength(1);
  });

  it('names modifiers that change what a value means, in their column where there is room', () => {
    const predicate = line({ kind: 'contains', as: '|base64offset|contains' });
    expect(linesOf([predicate])[1]).toBe('    written |base64offset|contains');
    expect(linesOf([predicate], 120)[0]).toContain('|base64offset|contains');
    expect(linesOf([line({ as: '|endswith' })])).toHaveLength(1);
  });

  it('calls a reach of one specific', () => {
    const withReach = (reach: number) => ({ ...line({}), reach });
    const lines = linesOf([withReach(1), withReach(1234), withReach(0)]);
    expect(lines.map((one) => one.trim().split(/ {2,}/).at(-1))).toEqual([
      ...['specific', '1,234', '3:5'],
    ]);
  });
});
