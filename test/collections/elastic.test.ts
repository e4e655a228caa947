import { describe, expect, test } from 'vitest';
import { elasticCollection } from '../../src/collections/elastic/elasticCollection.js';
import { COLLECTIONS } from '../../src/collections/registry.js';
import { ruleReader, told } from '../support/ruleReader.js';

const { read, onlyRule } = ruleReader(elasticCollection, 'rules/windows/a_rule.toml');

const RULE = `[metadata]
creation_date = "2026/01/02"
integration = ["endpoint", "windows"]
maturity = "production"
updated_date = "2026/03/04"

[rule]
author = ["One", "Two"]
description = """
Two
lines.
"""
false_positives = ["Now and then."]
index = ["logs-endpoint.events.process-*", "winlogbeat-*"]
language = "eql"
name = "A name"
references = ["https://example.org/a"]
rule_id = "00000000-0000-4000-8000-000000000001"
severity = "high"
type = "eql"
query = '''
process where
  process.name : "one.exe"
'''

[[rule.threat]]
framework = "MITRE ATT&CK"
[[rule.threat.technique]]
id = "T1059"
[[rule.threat.technique.subtechnique]]
id = "T1059.001"
[[rule.threat.technique]]
id = "T1036"
[rule.threat.tactic]
id = "TA0002"
`;

test('the collection is registered, and takes TOML files', () => {
  expect(COLLECTIONS.elastic).toBe(elasticCollection);
  expect(elasticCollection.extensions).toEqual(['.toml']);
});

describe('a rule of detection-rules', () => {
  test('all of its metadata', () => {
    const rule = onlyRule(RULE);
    expect(rule).toMatchObject({
      id: '00000000-0000-4000-8000-000000000001',
      title: 'A name',
      description: 'Two\nlines.\n',
      author: 'One, Two',
      date: '2026/01/02',
      modified: '2026/03/04',
      status: 'production',
      level: 'high',
      type: 'eql',
      references: ['https://example.org/a'],
      falsePositives: ['Now and then.'],
      techniques: ['T1059', 'T1059.001', 'T1036'],
    });
    expect(told(rule)).toEqual([]);
  });

  test('its query, with the way back to the file and where its events come from', () => {
    const { query } = onlyRule(RULE);
    if (query === null) throw new Error('no query');
    expect(query.language).toBe('eql');
    expect(query.text).toBe('process where\n  process.name : "one.exe"\n');
    expect(query.span).toMatchObject({ line: 22, column: 1 });
    const at = query.text.indexOf('"one.exe"');
    expect(query.spanAt(at, at + 9)).toMatchObject({ line: 23, column: 18 });
    expect(query.scope).toEqual([
      { name: 'index', value: 'logs-endpoint.events.process-*' },
      { name: 'index', value: 'winlogbeat-*' },
      { name: 'integration', value: 'endpoint' },
      { name: 'integration', value: 'windows' },
    ]);
  });

  test('deprecated by its maturity or by its folder', () => {
    const byMaturity = RULE.replace('"production"', '"deprecated"');
    expect(onlyRule(byMaturity).status).toBe('deprecated');
    expect(onlyRule(RULE, 'rules/_deprecated/old.toml').status).toBe('deprecated');
  });

  test('a building block says so in its type', () => {
    const block = RULE.replace('type = "eql"', 'type = "eql"\nbuilding_block_type = "default"');
    expect(onlyRule(block).type).toBe('eql, building block');
  });

  test('a rule without a name is called after its file', () => {
    const rule = onlyRule(RULE.replace('name = "A name"\n', ''), 'rules/linux/no_name.toml');
    expect(rule.title).toBe('no_name');
    expect(told(rule)).toEqual(['7:1 elastic/no-name']);
  });
});

describe('the types of rules', () => {
  const typed = (type: string, rest: string) =>
    onlyRule(`[rule]\nname = "n"\ntype = "${type}"\n${rest}`);

  test('the language is the type’s own where the rule names none', () => {
    const languageOf = (type: string) => typed(type, 'query = "x"').query?.language;
    expect(['query', 'eql', 'esql', 'threshold', 'new_terms'].map(languageOf)).toEqual([
      ...['kuery', 'eql', 'esql', 'kuery', 'kuery'],
    ]);
    expect(typed('query', 'language = "lucene"\nquery = "x"').query?.language).toBe('lucene');
  });

  test('machine learning has no query, and builds on its jobs', () => {
    const rule = typed('machine_learning', 'machine_learning_job_id = ["a_job"]');
    expect(rule.query).toBeNull();
    expect(rule.refersTo).toEqual(['a_job']);
    expect(told(rule)).toEqual([]);
  });

  test('filters go with the query', () => {
    const rule = typed(
      'query',
      'query = "x"\n[[rule.filters]]\n[rule.filters.meta]\nnegate = true\n[rule.filters.query.term]\na = 1\n',
    );
    expect(rule.query?.filters).toMatchObject([{ form: 'query_dsl', node: { kind: 'map' } }]);
  });

  test('an indicator match has a mapping, and a further query over the indicators', () => {
    const rule = typed(
      'threat_match',
      `query = "a:*"
threat_index = ["ti-*"]
threat_language = "lucene"
threat_query = "b:1"
[[rule.threat_filters]]
[rule.threat_filters.query.term]
c = 1
[[rule.threat_mapping]]
[[rule.threat_mapping.entries]]
field = "file.hash.md5"
type = "mapping"
value = "threat.indicator.file.hash.md5"
`,
    );
    expect(rule.query?.filters?.map(({ form }) => form)).toEqual(['threat_mapping']);
    expect(rule.furtherQueries).toMatchObject([
      {
        language: 'lucene',
        text: 'b:1',
        label: 'indicators',
        scope: [{ name: 'index', value: 'ti-*' }],
        filters: [{ form: 'query_dsl' }],
      },
    ]);
  });
});

describe('an endpoint rule', () => {
  test('has its id, references, ATT&CK and operating systems elsewhere, and is EQL', () => {
    const rule = onlyRule(`[rule]
id = "00000000-0000-4000-8000-000000000002"
name = "n"
os_list = ["windows", "macos"]
reference = ["https://example.org/b"]
query = '''process where true'''

[[threat]]
framework = "MITRE ATT&CK"
[[threat.technique]]
id = "T1195"
[[threat.technique.subtechnique]]
id = "t1195.002"
`);
    expect(rule).toMatchObject({
      id: '00000000-0000-4000-8000-000000000002',
      status: null,
      references: ['https://example.org/b'],
      techniques: ['T1195', 'T1195.002'],
      query: {
        language: 'eql',
        scope: [
          { name: 'os', value: 'windows' },
          { name: 'os', value: 'macos' },
        ],
      },
    });
  });
});

describe('faults', () => {
  const faulty = (text: string) => told(onlyRule(text));

  test('a rule that should have a query', () => {
    expect(faulty('[rule]\nname = "n"\ntype = "query"\n')).toEqual(['1:1 elastic/no-query']);
    expect(faulty('[rule]\nname = "n"\ntype = "query"\nquery = 3\n')).toEqual([
      '4:9 elastic/no-query',
    ]);
  });

  test('a language and a type that do not exist', () => {
    const rule = onlyRule('[rule]\nname = "n"\ntype = "treshold"\nlanguage = "sql"\nquery = "x"\n');
    expect(told(rule)).toEqual(['3:8 elastic/unknown-type', '4:12 elastic/unknown-language']);
    expect(rule.diagnostics?.[0]?.hint).toBe("Did you mean 'threshold'?");
    expect(rule.query).toBeNull();
  });

  test('exception lists are kept elsewhere', () => {
    const text =
      '[rule]\nname = "n"\ntype = "query"\nquery = "x"\n[[rule.exceptions_list]]\nlist_id = "a"\n';
    expect(faulty(text)).toEqual(['5:1 elastic/exception-list']);
  });

  test('a file without a rule, and one that is no TOML', () => {
    const codes = (text: string) => read(text).diagnostics.map(({ code }) => code);
    expect(codes('[hunt]\nname = "x"\n')).toEqual(['elastic/not-a-rule']);
    expect(codes('[rule\n')).toEqual(['toml/syntax']);
    expect(read('[rule\n').rules).toEqual([]);
  });
});
