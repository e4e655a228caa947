import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpl } from '../../../src/languages/spl/readSpl.js';
import { awkwardText } from '../../support/arbitraryExpression.js';
import { expectOpaqueReported, expectPlacesInText } from '../../support/checkReading.js';
import { definitionsOf } from '../../support/definitionsOf.js';
import { readCaseFiles } from '../../support/languageCases.js';
import { mutatedText } from '../../support/mutatedText.js';
import { rawQuery } from '../../support/rawQuery.js';

const cases = readCaseFiles('spl').flatMap((file) => file.cases);
const definitions = definitionsOf({
  macros: {
    m: '(a=1 OR `n(x)`)',
    'n(v)': 'b="$v$" | search c=$v$',
    loop: 'x [search `loop`] | map search="`loop`"',
    text: 'searchmatch("`text`")',
    open: 'a="x (',
    my_filter: 'search *',
  },
  lookups: {
    t: { fields: ['a', 'b'], rows: [['x*', '1']] },
    u: { fields: ['c'] },
  },
});

const PIECES = [
  ...['a=1', 'b!="x*"', 'IN', '(', ')', ',', 'OR', 'AND', 'NOT', '[', ']', '|', '"', "'", '`'],
  ...['search', '| search', '| where', '| eval', '| stats count by', '| rename', 'as', '| join'],
  ...['| append [', '| map search="', '| tstats count from datamodel=M.A where', '| lookup t a'],
  ...['`m`', '`n(x)`', '`loop`', '`text`', '`open`', '`my_filter`', '[| inputlookup t', '```'],
  ...['like(a,"%x_")', 'match(a, "x")', 'if(', 'case(', 'searchmatch("', 'mvfind(a,"x")>=0'],
  ...['\\', '\\"', '\\\\', '*', '$x$', '=', '!=', '<', '.', '+', '-', 'x.y', "'x y'", '5', '_time'],
  ...[
    '| foreach * [eval <<FIELD>>=1]',
    '| transaction startswith=',
    '| spath path=a',
    '| rex "(?<x>',
  ],
  ...['| multisearch [', '| appendpipe [', '| inputlookup t where', '| regex a="', '\n', '  '],
];

const anyText = fc.oneof(
  awkwardText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((list) => list.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((list) => list.join('')),
  mutatedText(cases.map(({ query }) => query)),
);

describe('on any text', () => {
  test('readSpl does not throw, and its places lie in the text', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expectPlacesInText(text, readSpl(rawQuery('spl', text, definitions))),
      ),
      { numRuns: 6_000 },
    );
  });

  test('what is kept as text is an error', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        expectOpaqueReported(readSpl(rawQuery('spl', text, definitions))),
      ),
      { numRuns: 4_000 },
    );
  });
});

test('every value of the cases stands where its place says', () => {
  let values = 0;
  for (const { query, macros, lookups } of cases) {
    if (macros !== undefined || lookups !== undefined) continue;
    for (const { expression } of readSpl(rawQuery('spl', query)).queries) {
      const found = JSON.stringify(expression).matchAll(
        /"text":"((?:[^"\\]|\\.)*)","type":"(?:string|number)"[^}]*?"span":\{"start":(\d+),"end":(\d+)/g,
      );
      for (const [, text, start, end] of found) {
        values += 1;
        const written = query.slice(Number(start), Number(end));
        const bare = (one: string) => one.replace(/[\\"*%?_[\]]/g, '');
        expect(bare(written)).toContain(bare(JSON.parse(`"${text}"`)));
      }
    }
  }
  expect(values).toBeGreaterThan(400);
});
