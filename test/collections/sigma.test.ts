import { describe, expect, test } from 'vitest';
import type { FileContents } from '../../src/collections/Collection.js';
import { COLLECTIONS } from '../../src/collections/registry.js';
import { sigmaCollection } from '../../src/collections/sigma/sigmaCollection.js';
import { readSigma } from '../../src/languages/sigma/readSigma.js';
import { showExpression } from '../support/showExpression.js';

function read(...lines: string[]): FileContents {
  return sigmaCollection.read('windows/a_rule.yml', `${lines.join('\n')}\n`);
}

function told({ diagnostics }: FileContents): readonly string[] {
  return diagnostics.map(({ code, span, message, hint }) => {
    return `${span.line}:${span.column} ${code}: ${message}. ${hint}`;
  });
}

function expressionsOf({ rules }: FileContents): readonly (readonly string[])[] {
  return rules.map(({ query }) =>
    query === null
      ? []
      : readSigma(query).queries.map(({ expression }) => showExpression(expression)),
  );
}

const DETECTION = ['logsource: {product: windows}', 'detection:', '  s: {A: 1}', '  condition: s'];
const RULE = ['title: One', ...DETECTION];

test('the collection is registered, and takes YAML files', () => {
  expect(COLLECTIONS.sigma).toBe(sigmaCollection);
  expect(sigmaCollection).toMatchObject({ format: 'sigma', vendor: 'Sigma', language: 'sigma' });
  expect(sigmaCollection.extensions).toEqual(['.yml', '.yaml']);
});

describe('metadata', () => {
  test('all of it', () => {
    const contents = read(
      'title: A title',
      'id: 00000000-0000-4000-8000-000000000001',
      'status: test',
      'description: |',
      '  Two',
      '  lines',
      'references:',
      '  - https://example.org/a',
      '  - https://example.org/b',
      'author: Somebody, Somebody Else',
      'date: 2024-01-02',
      'modified: 2024/01/03',
      'tags: [attack.t1059]',
      ...DETECTION,
      'falsepositives: [Rare, Rarer]',
      'level: high',
    );
    expect(contents.diagnostics).toEqual([]);
    expect(contents.rules).toMatchObject([
      {
        id: '00000000-0000-4000-8000-000000000001',
        title: 'A title',
        description: 'Two\nlines\n',
        author: 'Somebody, Somebody Else',
        date: '2024-01-02',
        modified: '2024/01/03',
        status: 'test',
        level: 'high',
        references: ['https://example.org/a', 'https://example.org/b'],
        falsePositives: ['Rare', 'Rarer'],
        techniques: ['T1059'],
        refersTo: [],
      },
    ]);
  });

  test('what is left out is null or empty', () => {
    const [rule] = read(...RULE).rules;
    expect(rule).toMatchObject({ id: null, description: null, author: null, date: null });
    expect(rule).toMatchObject({ modified: null, status: null, level: null });
    expect(rule).toMatchObject({ references: [], falsePositives: [], techniques: [] });
  });

  test('a single reference or false positive may stand without a list', () => {
    const { rules } = read(...RULE, 'references: https://example.org', 'falsepositives: Unknown');
    expect(rules[0]).toMatchObject({
      references: ['https://example.org'],
      falsePositives: ['Unknown'],
    });
  });

  test('a number is kept as it is written', () => {
    const { rules } = read('title: 0x10', 'id: 0012', ...DETECTION);
    expect(rules[0]).toMatchObject({ title: '0x10', id: '0012' });
  });
});

describe('tags to techniques', () => {
  test('techniques and sub-techniques, in upper case, each once, in their order', () => {
    const tags = ['attack.t1102.002', 'attack.T1059', 'ATTACK.t1102', 'attack.t1059'];
    const { rules } = read(...RULE, `tags: [${tags.join(', ')}]`);
    expect(rules[0]?.techniques).toEqual(['T1102.002', 'T1059', 'T1102']);
  });

  test('nothing else is one', () => {
    const tags = [
      ...[
        'attack.execution',
        'attack.g0010',
        'attack.s0139',
        'cve.2024-1234',
        't1059',
        'car.t1059',
      ],
      ...['attack.t105', 'attack.t10590', 'attack.t1059.1', 'attack.t1059.0011', 'attack.t1059-x'],
    ];
    expect(read(...RULE, `tags: [${tags.join(', ')}]`).rules[0]?.techniques).toEqual([]);
  });

  test('a single tag may stand without a list', () => {
    expect(read(...RULE, 'tags: attack.t1059').rules[0]?.techniques).toEqual(['T1059']);
  });
});

describe('faults of metadata', () => {
  test('no title: the name of the file stands for it', () => {
    for (const title of [[], ['title:'], ["title: ''"], ["title: ' '"]]) {
      const contents = read(...title, 'id: x', ...DETECTION);
      expect(contents.rules[0]?.title).toBe('a_rule.yml');
      expect(told(contents)).toEqual(["1:1 sigma/no-title: the rule has no title. Add 'title:'."]);
    }
  });

  test('no log source', () => {
    for (const logsource of [[], ['logsource:'], ['logsource: windows']]) {
      const contents = read('title: T', ...logsource, 'detection: {s: {A: 1}, condition: s}');
      expect(contents.rules).toHaveLength(1);
      expect(told(contents)[0]).toMatch(/^1:1 sigma\/no-logsource: .*Add 'logsource:'/);
    }
  });

  test('an unknown status and level, with the nearest name', () => {
    expect(told(read(...RULE, 'status: experimentl', 'level: hihg'))).toEqual([
      "6:9 sigma/unknown-status: unknown status 'experimentl'. Did you mean 'experimental'?",
      "7:8 sigma/unknown-level: unknown level 'hihg'. Did you mean 'high'?",
    ]);
  });

  test('an unknown status and level that are like none', () => {
    const [status, level] = told(read(...RULE, 'status: in the works', 'level: 5'));
    expect(status).toContain('Use one of stable, test, experimental, deprecated, unsupported.');
    expect(level).toContain(
      "unknown level '5'. Use one of informational, low, medium, high, critical.",
    );
  });

  test('a known word in other case, and none at all, are left alone', () => {
    expect(told(read(...RULE, 'status: Stable', 'level: HIGH'))).toEqual([]);
    expect(told(read(...RULE, 'status:', 'level: ~'))).toEqual([]);
  });
});

describe('what is no rule', () => {
  test('other YAML is left out, and told', () => {
    expect(told(read('- a', '- b'))).toEqual([
      expect.stringMatching(/^1:1 sigma\/not-a-rule: .* found a list without a detection/),
    ]);
    expect(told(read('some: settings'))[0]).toMatch(/sigma\/not-a-rule: .* found a map/);
    expect(told(read('only a sentence'))[0]).toMatch(/sigma\/not-a-rule: .* found a scalar/);
  });

  test('something that would be a rule but for its detection is one, so that it is told', () => {
    const contents = read('title: T', 'id: x', 'logsource: {product: windows}');
    expect(contents.rules).toHaveLength(1);
    const { query } = contents.rules[0] ?? {};
    expect(query && readSigma(query).diagnostics.map(({ code }) => code)).toEqual([
      'sigma/no-detection',
    ]);
  });

  test('a title and an id alone are shown whole', () => {
    const [rule] = read('title: T', 'id: x').rules;
    expect(rule?.query?.text).toBe('title: T\nid: x');
  });

  test('an empty file has no rules', () => {
    expect(read('')).toMatchObject({ rules: [], diagnostics: [] });
    expect(read('# only a comment')).toMatchObject({ rules: [], diagnostics: [] });
  });
});

describe('several documents', () => {
  test('each is a rule, at its own place', () => {
    const { rules, diagnostics } = read(...RULE, '---', 'title: Two', ...DETECTION);
    expect(diagnostics).toEqual([]);
    expect(rules.map(({ title, span }) => `${title} ${span.line}`)).toEqual(['One 1', 'Two 7']);
  });

  test('a broken one leaves the others', () => {
    const contents = read(...RULE, '---', "title: 'Two", '---', 'title: Three', ...DETECTION);
    expect(contents.rules.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(contents.diagnostics.map(({ code }) => code)).toEqual(['yaml/syntax']);
  });

  test('the query of a rule is the stretch from its log source to its condition', () => {
    const text = ['title: T', ...DETECTION, 'level: low', ''].join('\r\n');
    const [rule] = sigmaCollection.read('a.yml', text).rules;
    expect(rule?.query?.text).toBe(DETECTION.join('\r\n'));
    expect(rule?.query?.span).toMatchObject({ start: 10, line: 2, column: 1 });
  });
});

describe('correlations and filters', () => {
  test('a correlation refers to rules, and needs no log source', () => {
    const contents = read(
      'title: Many',
      'correlation:',
      '  type: event_count',
      '  rules: [one, 00000000-0000-4000-8000-000000000001]',
      '  timespan: 1h',
      '  condition: {gte: 5}',
    );
    expect(contents.diagnostics).toEqual([]);
    const refersTo = ['one', '00000000-0000-4000-8000-000000000001'];
    expect(contents.rules[0]?.refersTo).toEqual(refersTo);
    expect(expressionsOf(contents)).toEqual([[]]);
  });

  test('a correlation that refers to a single rule', () => {
    const contents = read('title: M', 'correlation:', '  type: temporal', '  rules: one');
    expect(contents.rules[0]?.refersTo).toEqual(['one']);
  });

  test('a filter refers to rules, and has a query', () => {
    const contents = read(
      'title: F',
      'logsource: {product: windows}',
      'filter:',
      '  rules:',
      '    - one',
      '    - two',
      '  s: {A: 1}',
      '  condition: s',
    );
    expect(contents.diagnostics).toEqual([]);
    expect(contents.rules[0]?.refersTo).toEqual(['one', 'two']);
    expect(expressionsOf(contents)).toEqual([['A eq 1']]);
  });

  test('rules beside their correlation in one file', () => {
    const correlation = ['title: C', 'correlation: {type: temporal, rules: [one], timespan: 5m}'];
    const { rules, diagnostics } = read('name: one', ...RULE, '---', ...correlation);
    expect(diagnostics).toEqual([]);
    expect(rules.map(({ title, refersTo }) => [title, refersTo])).toEqual([
      ['One', []],
      ['C', ['one']],
    ]);
  });
});
