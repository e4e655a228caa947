import { describe, expect, test } from 'vitest';
import { COLLECTIONS } from '../../src/collections/registry.js';
import { sentinelCollection } from '../../src/collections/sentinel/sentinelCollection.js';
import { ruleReader, told } from '../support/ruleReader.js';

const { read, onlyRule } = ruleReader(sentinelCollection, 'Detections/SecurityEvent/a_rule.yaml');

const RULE = `id: 00000000-0000-4000-8000-000000000011
name: A name
description: |
  'Two
  lines, see https://example.org/a.'
severity: Medium
status: Available
kind: Scheduled
requiredDataConnectors:
  - connectorId: SecurityEvents
    dataTypes:
      - SecurityEvent
  - connectorId: AzureActiveDirectory
    dataTypes: SigninLogs
tactics:
  - Execution
relevantTechniques:
  - T1059
  - t1059.001
subTechniques:
  - T1204.002
query: |
    SecurityEvent
      | where CommandLine has "one.exe"
version: 1.0.2
metadata:
  author:
    name: Somebody
`;

test('the collection is registered, and takes YAML files', () => {
  expect(COLLECTIONS.sentinel).toBe(sentinelCollection);
  expect(sentinelCollection.extensions).toEqual(['.yaml', '.yml']);
});

describe('an analytics rule', () => {
  test('all of its metadata', () => {
    const rule = onlyRule(RULE);
    expect(rule).toMatchObject({
      id: '00000000-0000-4000-8000-000000000011',
      title: 'A name',
      description: 'Two\nlines, see https://example.org/a.',
      author: 'Somebody',
      status: 'Available',
      level: 'Medium',
      type: 'Scheduled',
      references: ['https://example.org/a'],
      techniques: ['T1059', 'T1059.001', 'T1204.002'],
    });
    expect(told(rule)).toEqual([]);
  });

  test('its query without the indentation, and the way back to the file', () => {
    const { query } = onlyRule(RULE);
    if (query === null) throw new Error('no query');
    expect(query.language).toBe('kusto');
    expect(query.text).toBe('SecurityEvent\n  | where CommandLine has "one.exe"\n');
    expect(query.span).toMatchObject({ line: 23, column: 5 });
    const at = query.text.indexOf('"one.exe"');
    expect(query.spanAt(at, at + 9)).toMatchObject({ line: 24, column: 31 });
  });

  test('where it says its events come from', () => {
    expect(onlyRule(RULE).query?.scope).toEqual([
      { name: 'connector', value: 'SecurityEvents' },
      { name: 'data_type', value: 'SecurityEvent' },
      { name: 'connector', value: 'AzureActiveDirectory' },
      { name: 'data_type', value: 'SigninLogs' },
    ]);
  });

  test('without a kind it is scheduled, without a severity a hunting query', () => {
    const older = RULE.replace('kind: Scheduled\n', '');
    expect(onlyRule(older).type).toBe('Scheduled');
    expect(onlyRule(older.replace('severity: Medium\n', '')).type).toBe('hunting query');
    expect(onlyRule(older, 'Hunting Queries/SecurityEvent/a.yaml').type).toBe('hunting query');
    expect(onlyRule(RULE.replace('Scheduled', 'NRT')).type).toBe('NRT');
  });

  test('deprecated by its name, its folder or its status', () => {
    expect(onlyRule(RULE.replace('A name', '"[Deprecated] - A name"')).status).toBe('deprecated');
    expect(onlyRule(RULE.replace('A name', 'Deprecated - A name')).status).toBe('deprecated');
    expect(onlyRule(RULE, 'Detections/Deprecated/a.yaml').status).toBe('deprecated');
    expect(onlyRule(RULE.replace('Available', 'Deprecated')).status).toBe('deprecated');
    expect(onlyRule(RULE.replace('A name', 'Use of a deprecated protocol')).status).toBe(
      'Available',
    );
  });

  test('of a kind that has no query', () => {
    const fusion = 'id: x\nname: n\nkind: Fusion\nseverity: High\ntactics:\n  - Impact\n';
    const rule = onlyRule(fusion);
    expect(rule).toMatchObject({ type: 'Fusion', query: null });
    expect(told(rule)).toEqual([]);
  });
});

describe('what is no rule', () => {
  const codes = (text: string) =>
    read(text).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

  test('parsers, functions and other YAML', () => {
    for (const text of [
      'Parser:\n  Title: x\nParserQuery: |\n  T\n',
      'id: x\nFunctionName: f\nFunctionQuery: |\n  T\n',
      'name: settings\n',
      '- a\n- b\n',
    ]) {
      expect(read(text).rules).toEqual([]);
      expect(codes(text)).toEqual(['info sentinel/not-a-rule']);
    }
    expect(read('Parser:\n  Title: x\n').diagnostics[0]?.message).toContain('parser or function');
  });

  test('broken YAML', () => {
    expect(codes('name: "x\n')).toEqual(['error yaml/syntax']);
  });
});

describe('faults', () => {
  test('a rule that should have a query', () => {
    const without = 'name: n\nkind: NRT\nseverity: Low\n';
    expect(told(onlyRule(without))).toEqual(['1:1 sentinel/no-query']);
    expect(told(onlyRule('name: n\nquery: 3\n'))).toEqual(['2:8 sentinel/no-query']);
    expect(told(onlyRule('name: n\nquery: ""\n'))).toEqual(['2:8 sentinel/no-query']);
  });

  test('a rule without a name is called after its file', () => {
    const rule = onlyRule(RULE.replace('name: A name\n', ''));
    expect(rule.title).toBe('a_rule');
    expect(told(rule)).toEqual(['1:1 sentinel/no-name']);
  });

  test('words that Sentinel does not know, and what is no technique', () => {
    const rule = onlyRule(
      RULE.replace('kind: Scheduled', 'kind: Sheduled')
        .replace('Medium', 'Severe')
        .replace('T1204.002', 'T12040'),
    );
    expect(told(rule)).toEqual([
      '8:7 sentinel/unknown-kind',
      '6:11 sentinel/unknown-severity',
      '21:5 sentinel/unknown-technique',
    ]);
    expect(rule.diagnostics?.[0]?.hint).toBe("Did you mean 'Scheduled'?");
    expect(rule.techniques).toEqual(['T1059', 'T1059.001']);
  });
});
