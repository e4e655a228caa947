import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { explainQuery } from '../../src/ingest/explain.js';
import { evaluate } from '../../src/logic/evaluate.js';
import { and } from '../../src/model/Expression.js';
import { filesBelow } from '../support/filesBelow.js';
import { viewOf } from '../support/flatEvent.js';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

/** Where a regex is made of a text: none but the last two may be handed what a rule says. */
const MAKERS = [
  'languages/eql/lexQuoted.ts',
  'logic/regex/regexEscapes.ts',
  'logic/regex/renderRegex.ts',
  'sync/checkoutFolders.ts',
  'sync/syncSource.ts',
];

it('regexes are made of texts in known places alone', () => {
  const makers = [...filesBelow(SOURCES, '.ts'), ...filesBelow(SOURCES, '.tsx')].filter((path) =>
    /\bRegExp\(/.test(readFileSync(join(SOURCES, path), 'utf8')),
  );
  expect(makers.sort()).toEqual(MAKERS);
});

it('the one that is made of a rule is searched under guard', () => {
  const users = filesBelow(SOURCES, '.ts').filter((path) =>
    /import \{[^}]*\b(?:renderRegex|translateRegex)\b/.test(
      readFileSync(join(SOURCES, path), 'utf8'),
    ),
  );
  expect(users).toEqual(['logic/regex/translateRegex.ts', 'logic/searchRegex.ts']);
});

const RULES = [
  ['eql', 'any where a regex "(a+)+$"'],
  ['eql', 'any where a regex "(?=a)(a+)+$"'],
  ['lucene', 'a:/(a|aa)+(a|aa)+(a|aa)+b/'],
  ['spl', '| regex a="(?<x>a+)+(?=b)$"'],
  ['kusto', 'T | where a matches regex "(a+)+$"'],
  ['sigma', "s:\n  a|re: '(?=a)(a+)+$'\ncondition: s\n"],
] as const;

it.each(RULES)('a rule in %s whose regex backtracks is evaluated at once: %s', (language, text) => {
  const { queries = [] } = explainQuery(text, language).rules[0] ?? {};
  const start = performance.now();
  evaluate(
    and(queries.map(({ expression }) => expression)),
    viewOf({ a: `${'a'.repeat(5_000)}!` }),
  );
  expect(queries).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(3_000);
});
