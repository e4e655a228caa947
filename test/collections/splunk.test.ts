import { describe, expect, test } from 'vitest';
import type { FileContents } from '../../src/collections/Collection.js';
import { readSplunkDefinitions } from '../../src/collections/splunk/definitions.js';
import { splunkCollection } from '../../src/collections/splunk/splunkCollection.js';
import type { Definitions } from '../../src/model/Definitions.js';

function read(text: string, path = 'detections/endpoint/a.yml', definitions?: Definitions) {
  return splunkCollection.read(path, text, definitions);
}

function onlyRule({ rules }: FileContents) {
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) throw new Error('one rule is expected');
  return rule;
}

const DETECTION = `name: A name
id: 00000000-0000-4000-8000-000000000001
version: 3
date: '2026-01-02'
author: Somebody
status: production
type: TTP
description: What it finds.
data_source:
- Sysmon EventID 1
- Windows Event Log Security 4688
search: '| tstats count from datamodel=Endpoint.Processes where Processes.process_name="it''s.exe"
  by Processes.dest'
known_false_positives: Now and then.
references:
- https://example.org/a
tags:
  mitre_attack_id:
  - T1059
  - T1059.001
`;

describe('a detection', () => {
  test('all of its metadata', () => {
    const contents = read(DETECTION);
    expect(contents.diagnostics).toEqual([]);
    expect(onlyRule(contents)).toMatchObject({
      id: '00000000-0000-4000-8000-000000000001',
      title: 'A name',
      description: 'What it finds.',
      author: 'Somebody',
      date: '2026-01-02',
      status: 'production',
      type: 'TTP',
      references: ['https://example.org/a'],
      falsePositives: ['Now and then.'],
      techniques: ['T1059', 'T1059.001'],
    });
  });

  test('its search as Splunk gets it, with the way back through quotes and folded lines', () => {
    const { query } = onlyRule(read(DETECTION));
    if (query === null) throw new Error('no query');
    expect(query.language).toBe('spl');
    expect(query.text).toContain('process_name="it\'s.exe" by Processes.dest');
    const at = query.text.indexOf('"it');
    const place = query.spanAt(at, at + '"it\'s.exe"'.length);
    expect(DETECTION.slice(place.start, place.end)).toBe('"it\'\'s.exe"');
    const dest = query.text.indexOf('Processes.dest');
    expect(query.spanAt(dest, dest + 1)).toMatchObject({ line: 13, column: 6 });
    expect(query.scope).toEqual([
      { name: 'data_source', value: 'Sysmon EventID 1' },
      { name: 'data_source', value: 'Windows Event Log Security 4688' },
    ]);
  });

  test('deprecated by its folder or its status', () => {
    const inFolder = read(DETECTION, 'detections/deprecated/a.yml');
    expect(onlyRule(inFolder).status).toBe('deprecated');
    const removed = read(DETECTION.replace('production', 'removed'));
    expect(onlyRule(removed).status).toBe('deprecated');
  });

  test('techniques at the top, as in newer content', () => {
    const newer = DETECTION.replace(/tags:[\s\S]*/, 'mitre_attack_id: [t1105]\n');
    expect(onlyRule(read(newer)).techniques).toEqual(['T1105']);
  });

  test('brings the definitions that its search may name', () => {
    const definitions: Definitions = { macros: new Map(), lookups: new Map() };
    expect(onlyRule(read(DETECTION, undefined, definitions)).query?.definitions).toBe(definitions);
  });

  test('without a name, or with a search that is no text', () => {
    const unnamed = onlyRule(read('search: x\n', 'detections/some_name.yml'));
    expect(unnamed.title).toBe('some_name');
    const codes = (text: string) => onlyRule(read(text)).diagnostics?.map(({ code }) => code);
    expect(codes('search: x\n')).toEqual(['splunk/no-name']);
    expect(codes('name: n\nsearch: [x]\n')).toEqual(['splunk/no-search']);
  });
});

describe('other content', () => {
  const codes = (path: string, text: string) => {
    const { rules, diagnostics } = read(text, path);
    expect(rules).toEqual([]);
    return diagnostics.map(({ code }) => code);
  };

  test('is no detection', () => {
    expect(codes('stories/a.yml', 'name: s\n')).toEqual([]);
    expect(codes('data_sources/a.yml', 'name: s\n')).toEqual([]);
    expect(codes('other.yml', 'name: s\n')).toEqual(['splunk/not-a-rule']);
  });

  test('macros and lookups are checked, and are no detections', () => {
    expect(codes('macros/a.yml', 'name: a\ndefinition: x=1\n')).toEqual([]);
    expect(codes('macros/a.yml', 'name: a\n')).toEqual(['splunk/macro']);
    expect(codes('lookups/a.yml', 'name: a\n')).toEqual([]);
    expect(codes('lookups/a.yml', 'filename: a.csv\n')).toEqual(['splunk/lookup']);
  });
});

describe('definitions', () => {
  test('macros by name and number of arguments', () => {
    const { macros } = readSplunkDefinitions([
      { path: 'macros/plain.yml', text: 'name: plain\ndefinition: a=1\n' },
      {
        path: 'macros/two.yml',
        text: 'name: two(2)\narguments: [x, y]\ndefinition: a=$x$ b=$y$\n',
      },
      { path: 'macros/broken.yml', text: 'name: [\n' },
      { path: 'macros/no.yml', text: 'name: no\n' },
    ]);
    expect([...macros.keys()]).toEqual(['plain', 'two(2)']);
    expect(macros.get('two(2)')).toEqual({
      name: 'two',
      parameters: ['x', 'y'],
      definition: 'a=$x$ b=$y$',
      path: 'macros/two.yml',
    });
  });

  test('lookups with their tables, unless those are too long, and their wildcards', () => {
    const long = `a\n${'x\n'.repeat(2_000)}`;
    const { lookups } = readSplunkDefinitions([
      { path: 'lookups/t.csv', text: 'domain,isIOC\n"a,b.example",true\nc.example,true\n' },
      { path: 'lookups/long.csv', text: long },
      { path: 'lookups/t.yml', text: 'name: t\nfilename: t.csv\nmatch_type: WILDCARD(domain)\n' },
      { path: 'lookups/long.yml', text: 'name: long\n' },
      { path: 'lookups/kv.yml', text: 'name: kv\ncollection: c\nfields_list: _key, user , n\n' },
    ]);
    expect(lookups.get('t')).toEqual({
      name: 't',
      fields: ['domain', 'isIOC'],
      rows: [
        ['a,b.example', 'true'],
        ['c.example', 'true'],
      ],
      wildcardFields: ['domain'],
      path: 'lookups/t.yml',
    });
    expect(lookups.get('long')).toEqual({ name: 'long', fields: ['a'], path: 'lookups/long.yml' });
    expect(lookups.get('kv')?.fields).toEqual(['_key', 'user', 'n']);
  });
});
