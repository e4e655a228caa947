import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileContents } from '../../src/collections/Collection.js';
import { kqlCollection } from '../../src/collections/kql/kqlCollection.js';
import { productsOf } from '../../src/collections/kql/productOf.js';
import { techniquesIn } from '../../src/collections/kql/techniquesIn.js';
import { COLLECTIONS } from '../../src/collections/registry.js';
import type { RawQuery, RawRule } from '../../src/model/Rule.js';
import { faultOfSpan } from '../support/spansOf.js';

function read(text: string, path = 'folder/A-file.kql'): FileContents {
  return kqlCollection.read(path, text);
}

const queriesOf = ({ query, furtherQueries = [] }: RawRule): readonly RawQuery[] =>
  query === null ? furtherQueries : [query, ...furtherQueries];

/** Each rule's queries: the label and the first line of code. */
const shown = (text: string) =>
  read(text).rules.map((rule) =>
    queriesOf(rule).map(({ label = '', text }) => {
      const code = text.split('\n').find((line) => !line.startsWith('//') && line.trim() !== '');
      return `${label} ${code}`.trim();
    }),
  );

const titles = (text: string) => read(text).rules.map(({ title }) => title);

test('the collection is registered, and takes Kusto text and Markdown', () => {
  expect(COLLECTIONS.kql).toBe(kqlCollection);
  expect(kqlCollection.extensions).toEqual(['.kql', '.kusto', '.csl', '.md', '.markdown']);
});

describe('a file with one query', () => {
  test('is described by the comments before it', () => {
    const text = `//Finds something rare. It is about T1059.001.
//See https://example.org/a

//Data connector required for this query - Some Logs

//Microsoft Sentinel query
A
//inside
| where b == 1
`;
    const [rule] = read(text).rules;
    expect(rule).toMatchObject({
      id: null,
      title: 'Finds something rare',
      description: 'Finds something rare. It is about T1059.001.\nSee https://example.org/a',
      references: ['https://example.org/a'],
      techniques: ['T1059.001'],
      span: { start: 0, end: text.length },
      query: { scope: [{ name: 'connector', value: 'Some Logs' }] },
    });
    expect(rule?.query?.text).toBe(text.trim());
  });

  test('or by keys and values in them', () => {
    const text = `// Name: A name
//
// Id: X-2
// Description: What it does
// Author: Somebody
// Severity: High
// Techniques: T1003, https://attack.mitre.org/techniques/T1055/012/
//--------
A | count
`;
    expect(read(text).rules).toMatchObject([
      {
        id: 'X-2',
        title: 'A name',
        description: 'What it does',
        author: 'Somebody',
        level: 'High',
        techniques: ['T1003', 'T1055.012'],
      },
    ]);
  });

  test('without comments is called after the file', () => {
    expect(titles('A\n| where b == 1')).toEqual(['A-file']);
  });

  test('without a query is left out', () => {
    for (const text of ['', '// nothing\n', '{ "items": ["A | where b"] }', '| where a == 1']) {
      const file = read(text);
      expect(file.rules).toEqual([]);
      expect(file.diagnostics.map(({ code }) => code)).toEqual(['kql/no-query']);
    }
  });
});

describe('a file with several queries', () => {
  test('of which each has a comment gives as many rules', () => {
    const text = `//Some statistics

//Data connector required for this query - Some Logs

//Users by count
A
| where b == 1

//Places by count
A
| where c == 1
`;
    expect(titles(text)).toEqual(['A-file: Users by count', 'A-file: Places by count']);
    expect(read(text).rules.map(({ span }) => span.line)).toEqual([1, 9]);
  });

  test('with a comment for the first alone is one rule', () => {
    const text = '//All of it\nlet x = 1;\nA\n| where b == x\n\nlet x = 2;\nC\n| where b == x\n';
    expect(shown(text)).toEqual([['let x = 1;', 'query 2 let x = 2;']]);
    expect(titles(text)).toEqual(['All of it']);
  });

  test('for two products is one rule', () => {
    const text = `//Finds it
//Microsoft Sentinel query
A
| where TimeGenerated > ago(1d)

//Advanced Hunting query, with other columns

//Data connector required for this query - A licence

B
| where Timestamp > ago(1d)
`;
    expect(shown(text)).toEqual([['A', 'defender B']]);
    expect(titles(text)).toEqual(['Finds it']);
  });

  test('several for each product pair by what is said of them, else by their order', () => {
    const part = (first: string, second: string) =>
      `//${first}\nA | count\n\n//${second}\nB | count\n`;
    const text = `//All\n//Sentinel queries\n${part('one', 'two')}\n//Advanced Hunting queries\n${part('two', 'one').replace('A', 'C').replace('B', 'D')}`;
    expect(shown(text)).toEqual([
      ['A | count', 'defender D | count'],
      ['B | count', 'defender C | count'],
    ]);
  });

  test('leads from every word of each back to it', () => {
    const text = '//a\r\nA\r\n| where b == "x y"\r\n\r\n//b\r\nB | count\r\n// end\r\n';
    const queries = read(text).rules.flatMap(queriesOf);
    expect(queries.map(({ span }) => [span.line, span.column])).toEqual([
      [1, 1],
      [5, 1],
    ]);
    for (const query of queries) {
      for (const { index, 0: word } of query.text.matchAll(/\S+/g)) {
        const span = query.spanAt(index, index + word.length);
        expect(faultOfSpan(text, span)).toBeNull();
        expect(text.slice(span.start, span.end)).toBe(word);
      }
    }
  });
});

describe('a file is not split', () => {
  const count = (text: string) => read(text).rules.flatMap(queriesOf).length;

  test.each([
    ['where a query goes on behind an empty line', 'A\n| where b == 1\n\n| where c == 2\n'],
    ['behind an operator that needs more', 'A\n| where b == 1 and\n\nc | d\n'],
    ['behind a comma', 'A\n| project b,\n\nc\n| count\n'],
    ['behind a union without a table', 'A\n| union isfuzzy=true\n\nB\n| count\n'],
    ['behind a join without a table', 'A\n| join kind=inner\n\nB\n| count\n'],
    ['before a grouping', 'A\n| summarize count()\n\nby b\n| count\n'],
    ['inside brackets', 'A\n| join (\n\nB\n| count\n\nC\n| count\n) on b\n'],
    ['behind declarations', 'let a = 1;\n\nlet b = 2;\n\nA\n| where c == a + b\n'],
    ['inside a function', 'let f = () {\nA | count;\n\nB\n| count\n};\nf()\n'],
    ['inside a string over several lines', 'A\n| where b == ```\n\nB\n| count\n\n```\n'],
    ['without an empty or comment line', 'A\n| count\nB\n| count\n'],
    ['in a comment', 'A\n| count\n\n// B\n// | count\n'],
    ['where a query needs what another declares', 'let t = 1;\nA\n| take t\n\nB\n| take t\n'],
    ['before the name of an operator in a string', "A\n| where b == 'x\n\ny'\n| count\n"],
  ])('%s', (_, text) => {
    expect(count(text)).toBe(1);
  });

  test('but is where a statement can only begin', () => {
    for (const next of [
      'B\n| count',
      'B | count',
      "['B c']\n| count",
      'workspace("w").B | count',
      'f(1)\n| count',
      'union B, C\n| count',
      'search "x"',
      'let x = 1;\nB | take x',
      'datatable (a:string) ["b"]',
    ]) {
      expect(count(`A\n| where x == "// (" // )\n\n${next}\n`)).toBe(2);
      expect(count(`A\n| count;\n//next\n${next}\n`)).toBe(2);
    }
  });
});

test('a file is read whatever stands in it, with places inside it', () => {
  const line = fc.constantFrom(
    ...['# T', '## Sentinel', '## Defender XDR', '## Description', '```kql', '```', '~~~', '  ```'],
    ...['A', '| where b == "c"', 'let x = 1;', '(', ')', "@'", '"', '// T1059', '', ' ', ';'],
    ...['//Sentinel query', '//Advanced Hunting query', '| T1059 | 001 |', '===', '**ID:** x'],
  );
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 20 })
    .map((lines) => lines.flat().join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('a.kql', 'a.md'), (contents, path) => {
      const { rules, diagnostics } = read(contents, path);
      const queries = rules.flatMap(queriesOf);
      for (const { span } of [...rules, ...diagnostics, ...queries]) {
        expect(faultOfSpan(contents, span)).toBeNull();
      }
      for (const query of queries) {
        const characters = [...query.text].map((_, at) => query.spanAt(at, at + 1));
        expect(characters.map(({ start, end }) => contents.slice(start, end)).join('')).toBe(
          query.text,
        );
      }
    }),
    { numRuns: 1_000 },
  );
});

describe('techniquesIn', () => {
  test.each([
    ['see T1059 and t1059.001.', ['T1059', 'T1059.001']],
    ['https://attack.mitre.org/techniques/T1059/001/', ['T1059.001']],
    ['[x](https://attack.mitre.org/versions/v9/techniques/T1059)', ['T1059']],
    ['https://attack.mitre.org/wiki/Technique/T1059', ['T1059']],
    ['| T1059.001 | x | https://attack.mitre.org/techniques/T1059/ |', ['T1059.001']],
    ['| T1059.001 | x | https://attack.mitre.org/techniques/T1106 |', ['T1059.001', 'T1106']],
    ['https://example.org/T1059/T1218.010.md', []],
    ['T10591 XT1059 T1059x T105 TA0002', []],
    ['(T1036.001-X-1)', ['T1036.001']],
  ])('%s', (line, ids) => {
    expect(techniquesIn([line])).toEqual(ids);
  });

  test('with the number of the sub-technique in a column of its own', () => {
    const lines = [
      '| Technique | Sub-technique |',
      '|-|-|',
      '| T1059 | 001 |',
      '| T1106 | |',
      '',
      '| T1003 | 001 |',
    ];
    expect(techniquesIn(lines)).toEqual(['T1059.001', 'T1106', 'T1003']);
  });
});

test('the products that a heading names, if it names nothing else', () => {
  expect(productsOf('Microsoft Sentinel')).toEqual(['sentinel']);
  expect(productsOf('Log Analytics (Sentinel)')).toEqual(['sentinel']);
  expect(productsOf('Microsoft 365 Defender query:')).toEqual(['defender']);
  expect(productsOf('Defender for Endpoint')).toEqual(['defender']);
  expect(productsOf('Defender XDR & Sentinel')).toEqual(['sentinel', 'defender']);
  for (const other of ['Defender alerts', 'Sentinel workspaces deleted', 'Query', 'Azure', '']) {
    expect(productsOf(other)).toEqual([]);
  }
});
