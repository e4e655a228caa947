import { describe, expect, it } from 'vitest';
import { and } from '../../src/model/Expression.js';
import type { Kind } from '../../src/model/Predicate.js';
import { fieldContextOf } from '../../src/vocabulary/fieldContexts.js';
import { readData } from '../../src/vocabulary/readData.js';
import { type Dialect, dialectOf, roleOf } from '../../src/vocabulary/roles.js';
import { rowOf } from '../../src/vocabulary/rows.js';

describe('roleOf', () => {
  it.each<[string, Dialect, string]>([
    ['EventID', 'sigma', 'scope'],
    ['EventCode', 'sigma', 'scope'],
    ['Channel', 'sigma', 'scope'],
    ['Provider_Name', 'sigma', 'scope'],
    ['event.code', 'sigma', 'scope'],
    ['source', 'sigma', 'selection'],
    ['EventType', 'sigma', 'selection'],
    ['eventType', 'sigma', 'selection'],
    ['Image', 'sigma', 'selection'],
    ['', 'sigma', 'selection'],
    ['event.category', 'ecs', 'scope'],
    ['host.os.type', 'ecs', 'scope'],
    ['process.name', 'ecs', 'selection'],
    ['source', 'splunk', 'scope'],
    ['eventtype', 'splunk', 'scope'],
    ['EventType', 'kusto', 'scope'],
    ['constructor', 'kusto', 'selection'],
  ])('%s in %s is %s', (field, dialect, role) => {
    expect(roleOf(field, dialect)).toBe(role);
  });

  it('has sorted, unique names in its data', () => {
    for (const names of Object.values(readData<Record<string, string[]>>('fields/scope.json'))) {
      expect(names).toEqual([...new Set(names)].sort());
    }
  });
});

describe('dialectOf', () => {
  it('brings the languages of one vendor together', () => {
    expect(dialectOf('sigma')).toBe('sigma');
    expect((['eql', 'kuery', 'lucene', 'esql'] as const).map(dialectOf)).toEqual(
      Array(4).fill('ecs'),
    );
    expect(dialectOf('spl')).toBe('splunk');
  });
});

describe('rowOf', () => {
  it.each<[Kind, string | null, string | null]>([
    ['ends_with', '\\Vivaldi.EXE', '\\vivaldi.exe'],
    ['fieldref', 'ParentImage', 'parentimage'],
    ['regex_match', '\\S+\\.EXE', '\\S+\\.EXE'],
    ['eq', '', ''],
    ['is_null', null, null],
    ['exists', null, null],
    ['regex_match', null, null],
  ])('%s %j', (kind, text, value) => {
    const context = fieldContextOf({ scope: [], expression: and([]) }, 'sigma', []);
    expect(rowOf({ field: 'Image', kind }, text, context)).toEqual({
      canonical: 'Image',
      aspect: null,
      rowKind: kind,
      rowValue: value,
    });
  });
});
