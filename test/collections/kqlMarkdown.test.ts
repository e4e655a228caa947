import { describe, expect, test } from 'vitest';
import type { FileContents } from '../../src/collections/Collection.js';
import { kqlCollection } from '../../src/collections/kql/kqlCollection.js';
import type { RawQuery, RawRule } from '../../src/model/Rule.js';
import { faultOfSpan } from '../support/spansOf.js';

function read(text: string, path = 'hunting/A file.md'): FileContents {
  return kqlCollection.read(path, text);
}

function onlyRule(text: string, path?: string): RawRule {
  const { rules, diagnostics } = read(text, path);
  expect(diagnostics).toEqual([]);
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) throw new Error('one rule is expected');
  return rule;
}

const queriesOf = ({ query, furtherQueries = [] }: RawRule): readonly RawQuery[] =>
  query === null ? furtherQueries : [query, ...furtherQueries];

/** Each rule's title with its queries: label and text. */
const shown = (file: FileContents) =>
  file.rules.map((rule) => [
    rule.title,
    ...queriesOf(rule).map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`)),
  ]);

const told = ({ diagnostics }: FileContents) =>
  diagnostics.map(({ code, span }) => `${span.line}:${span.column} ${code}`);

/** Words of a query that stand elsewhere in the file than their place says. */
function strayWords(text: string, query: RawQuery): readonly string[] {
  return [...query.text.matchAll(/\S+/g)]
    .filter(({ index, 0: word }) => {
      const span = query.spanAt(index, index + word.length);
      return faultOfSpan(text, span) !== null || text.slice(span.start, span.end) !== word;
    })
    .map(([word]) => word);
}

const TWO_PRODUCTS = `# *A title*

## Query Information

#### MITRE ATT&CK Technique(s)

| Technique ID | Title | Link |
| --- | --- | --- |
| T1059.001 | PowerShell | https://attack.mitre.org/techniques/T1059/001/ |

#### Description
What it looks for.

- a list

#### Author <Optional>
- **Name:** Somebody
- **Github:** https://example.org/somebody

#### References
- https://example.org/a
- [A page](https://example.org/b)

## Defender XDR
\`\`\`KQL
DeviceProcessEvents
| where Timestamp > ago(1d)
\`\`\`
## Sentinel
\`\`\`
DeviceProcessEvents
| where TimeGenerated > ago(1d)
\`\`\`
`;

describe('the same query for two products', () => {
  test('is one rule, with all that the document says', () => {
    expect(onlyRule(TWO_PRODUCTS)).toMatchObject({
      id: null,
      title: 'A title',
      description: 'What it looks for.\n\n- a list',
      author: 'Somebody',
      references: ['https://example.org/a', 'https://example.org/b'],
      techniques: ['T1059.001'],
      query: { language: 'kusto', text: 'DeviceProcessEvents\n| where Timestamp > ago(1d)' },
      furtherQueries: [
        { text: 'DeviceProcessEvents\n| where TimeGenerated > ago(1d)', label: 'sentinel' },
      ],
    });
  });

  test('whose places lead back to the file', () => {
    for (const text of [TWO_PRODUCTS, TWO_PRODUCTS.replaceAll('\n', '\r\n')]) {
      const queries = queriesOf(onlyRule(text));
      expect(queries.map(({ span }) => span.line)).toEqual([26, 31]);
      expect(queries.flatMap((query) => strayWords(text, query))).toEqual([]);
    }
  });

  test('under the names that the products have', () => {
    for (const [defender, sentinel] of [
      ['Microsoft 365 Defender', 'Azure Sentinel'],
      ['Advanced Hunting query', 'Microsoft Sentinel query'],
      ['MDE', 'Log Analytics (Sentinel)'],
    ] as const) {
      const text = TWO_PRODUCTS.replace('Defender XDR', defender).replace(
        '## Sentinel',
        `## ${sentinel}`,
      );
      expect(queriesOf(onlyRule(text)).map(({ label }) => label)).toEqual([undefined, 'sentinel']);
    }
  });

  test('with a heading for one of them alone', () => {
    const text = TWO_PRODUCTS.replace('## Defender XDR\n', '');
    expect(queriesOf(onlyRule(text)).map(({ label }) => label)).toEqual([undefined, 'sentinel']);
  });

  test('under the heading of each step, in the order of the steps', () => {
    const step = (name: string) =>
      `## ${name}\nText.\n### Sentinel\n~~~kql\n${name}A | count\n~~~\n### Defender XDR\n~~~kql\n${name}B | count\n~~~\n`;
    expect(shown(read(`# Case\n${step('One')}${step('Two')}`))).toEqual([
      ['Case: One', 'OneA | count', 'defender: OneB | count'],
      ['Case: Two', 'TwoA | count', 'defender: TwoB | count'],
    ]);
  });
});

describe('several queries in one document', () => {
  const block = (table: string) => `\`\`\`kql\n${table}\n| where a == 1\n\`\`\`\n`;

  test('are rules called after their headings, with what stands there', () => {
    const text = `# Title\nOf all: T1003.\n## First\nThe first, T1059.\n${block('A')}## Second\n${block('B')}`;
    const { rules } = read(text);
    expect(
      rules.map(({ title, techniques, description, span }) => ({
        title,
        techniques,
        description,
        line: span.line,
      })),
    ).toEqual([
      { title: 'Title: First', techniques: ['T1059'], description: 'The first, T1059.', line: 3 },
      { title: 'Title: Second', techniques: ['T1003'], description: 'Of all: T1003.', line: 9 },
    ]);
  });

  test('under one heading are called after the line or the comment before them', () => {
    const text = `# Title\n**ID:** X-1\n## Query\nThe first:\n${block('A')}\n\`\`\`kql\n// the second\nB | count\n\`\`\`\n${block('C')}`;
    const { rules } = read(text);
    expect(rules.map(({ id, title }) => [id, title])).toEqual([
      ['X-1', 'Title: The first'],
      ['X-1#2', 'Title: the second'],
      ['X-1#3', 'Title'],
    ]);
  });

  test('an example in the description is no counterpart of the queries below', () => {
    const text = `# Title\n## Description\nOnly the list:\n${block('A')}## Defender XDR\n${block('B')}## Sentinel\n${block('C')}`;
    expect(read(text).rules.map((rule) => queriesOf(rule).length)).toEqual([1, 2]);
  });

  test('under a heading for both products are rules of their own', () => {
    const text = `# Title\n## Defender XDR & Sentinel\n${block('A')}${block('B')}`;
    expect(read(text).rules.length).toBe(2);
  });
});

describe('a document that gives its rule an id', () => {
  const text = `# Renamed tool

## Metadata
**ID:** 0x1-Renamed

---
## ATT&CK Tags

| Tactic | Technique | Subtechnique | Technique Name |
|---|---|---| --- |
| TA0005 - Defense Evasion | T1036 | 003 | Masquerading |
| TA0002 - Execution | T1106 |  | Native API |

## Detection description
Looks for a name.

## Description of the attack
T1027 is something else.

## False Positives
Now and then.

## Detection
**Severity:** High

**Query:**
\`\`\`C#
DeviceProcessEvents
| where FileName == "a"
\`\`\`
`;

  test('its tables and keys', () => {
    expect(onlyRule(text)).toMatchObject({
      id: '0x1-Renamed',
      title: 'Renamed tool',
      description: 'Looks for a name.',
      level: 'High',
      falsePositives: ['Now and then.'],
      techniques: ['T1036.003', 'T1106'],
      query: { text: 'DeviceProcessEvents\n| where FileName == "a"' },
    });
  });

  test('techniques in its title, where the section for them names none', () => {
    const hunt = `# T1574.002 - A hunt\n## ATT&CK Tags\n**Tactic:** Execution\n## References\n* https://attack.mitre.org/techniques/T1055/\n\`\`\`kql\nA\n\`\`\`\n`;
    expect(onlyRule(hunt).techniques).toEqual(['T1574.002']);
  });

  test('contributor and keys with links, as other publishers write them', () => {
    const hunt = `# A hunt\n\nWhat it does.\n\n## Query\n\n\`\`\`Kusto\nA | count\n\`\`\`\n\n## Category\n\n| Technique, tactic, or state | Covered? (v=yes) | Notes |\n|-|-|-|\n| Execution | v | |\n\n**References:** [Here](https://example.org/c)\n\n## Contributor info\n\n**Contributor:** Somebody\n`;
    expect(onlyRule(hunt)).toMatchObject({
      description: 'What it does.',
      author: 'Somebody',
      references: ['https://example.org/c'],
      techniques: [],
    });
  });
});

describe('code blocks', () => {
  test('in lists, without the indentation of their fence', () => {
    const text = '# T\n- item\n  ```kql\n  A\n    | where b == 1\n c\n  ```\n';
    const rule = onlyRule(text);
    expect(rule.query?.text).toBe('A\n  | where b == 1\nc');
    expect(queriesOf(rule).flatMap((query) => strayWords(text, query))).toEqual([]);
    const at = rule.query?.text.indexOf('c') ?? 0;
    expect(rule.query?.spanAt(at, at + 1)).toMatchObject({ line: 6, column: 2 });
  });

  test('that hold no query are reported and left out', () => {
    for (const block of [
      'net user /add somebody',
      'rundll32.exe \\\\10.0.0.1\\share\\a.dll,Entry',
      '{ "query": "A | where b" }',
      '| where a == 1',
      'Get-Process | where { $_.Name -eq "a" }',
      'one\ttwo\nthree\tfour',
      '',
    ]) {
      expect(told(read(`# T\n\`\`\`\n${block}\n\`\`\`\n`))).toEqual([
        '2:1 kql/no-query-block',
        '1:1 kql/no-query',
      ]);
    }
    for (const block of ['let a = 1;\nlet b = "c | where d";', '| where a == 1', '// later']) {
      const file = read(`# T\n\`\`\`kql\n${block}\n\`\`\`\n`);
      expect(told(file)).toEqual(['2:1 kql/no-query-block', '1:1 kql/no-query']);
    }
  });

  test('without a language that hold one', () => {
    for (const query of [
      'A\n| where b == 1',
      'let x = A | where b == 1;\n(union isfuzzy=true (x), (B))',
      "// comment\n['A b'] | summarize count() by c",
      'arg("").Resources | distinct type',
      'let f = (x:string) { A | where b == x };\nf("1")',
    ]) {
      expect(onlyRule(`# T\n\`\`\`\n${query}\n\`\`\`\n`).query?.text).toBe(query);
    }
  });

  test('whose table has slipped into the line of the fence', () => {
    const text = '# T\n```KQLSigninLogs\n| where a == 1\n```\n';
    const rule = onlyRule(text);
    expect(rule.query?.text).toBe('SigninLogs\n| where a == 1');
    expect(queriesOf(rule).flatMap((query) => strayWords(text, query))).toEqual([]);
  });

  test('that are not closed are read to the end', () => {
    const file = read('# T\n```kql\nA\n| where b == 1\n');
    expect(told(file)).toEqual(['2:1 kql/open-block']);
    expect(shown(file)).toEqual([['T', 'A\n| where b == 1']]);
  });

  test('with longer fences hold shorter ones', () => {
    expect(onlyRule('# T\n````kql\nA\n// ```\n| count\n`````\n').query?.text).toBe(
      'A\n// ```\n| count',
    );
  });
});

describe('documents', () => {
  test('without a heading are called after their file; `=` underlines a heading', () => {
    expect(onlyRule('Text.\n```kql\nA\n```\n').title).toBe('A file');
    expect(onlyRule('The title\n===\n```kql\nA\n```\n').title).toBe('The title');
  });

  test('called after a product keep their title', () => {
    expect(onlyRule('# Sentinel queries\n```kql\nA\n```\n').title).toBe('Sentinel queries');
  });

  test('without a query, and templates, are left out', () => {
    expect(told(read('# Read me\nText.\n', 'README.md'))).toEqual(['1:1 kql/no-query']);
    for (const name of ['DetectionTemplate.md', 'template.md', 'query-template.kql']) {
      expect(told(read('# T\n```kql\nA\n```\n', name))).toEqual(['1:1 kql/template']);
    }
    expect(onlyRule('# T\n```kql\nA\n```\n', 'CertificateTemplate.md').title).toBe('T');
  });

  test('are deprecated by their folder or their title', () => {
    expect(onlyRule('# T\n```kql\nA\n```\n', 'Deprecated feeds/a.md').status).toBe('deprecated');
    expect(onlyRule('# [Deprecated] T\n```kql\nA\n```\n').status).toBe('deprecated');
    expect(onlyRule('# T\n```kql\nA\n```\n').status).toBeNull();
  });

  test('with more blocks than are read', () => {
    const file = read('```kql\nA\n```\n'.repeat(1_001));
    expect(file.rules.length).toBe(1_000);
    expect(told(file)).toEqual(['3001:1 kql/too-many-blocks']);
  });
});
