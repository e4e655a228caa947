import { expect, it } from 'vitest';
import { explainFile, explainQuery } from '../../src/ingest/explain.js';
import { interpretRule } from '../../src/ingest/interpretRule.js';
import type { Definitions } from '../../src/model/Definitions.js';
import type { PlacesOf, RawFilter, RawRule } from '../../src/model/Rule.js';
import type { RuleRecord } from '../../src/model/RuleRecord.js';
import { placesInScalar } from '../../src/text/yaml/placesInScalar.js';
import { readYaml } from '../../src/text/yaml/readYaml.js';
import { leastTime } from '../support/leastTime.js';
import { rawQuery } from '../support/rawQuery.js';

function rule(query: RawRule['query'], rest: Partial<RawRule> = {}): RawRule {
  return {
    ...{ id: null, title: 'A rule', description: null, author: null, date: null, modified: null },
    ...{ status: null, level: null, references: [], falsePositives: [], techniques: [] },
    ...{ refersTo: [], span: { start: 0, end: 0, line: 1, column: 1 }, query, ...rest },
  };
}

const lines = ({ predicates }: RuleRecord) =>
  predicates.map(({ query, field, kind, value, exclusion }) =>
    [query, field, kind, value, ...(exclusion === 'none' ? [] : [exclusion])].join(' '),
  );

it('keeps every predicate of a macro, although all stand at its name', () => {
  const definition = 'process_name="a.exe" OR process_name="b.exe" OR original_file_name="b.exe"';
  const definitions: Definitions = {
    macros: new Map([
      ['known', { name: 'known', parameters: [], definition, path: 'macros/k.yml' }],
    ]),
    lookups: new Map(),
  };
  const query = { ...rawQuery('spl', 'index=main `known`'), definitions };
  expect(lines(interpretRule(rule(query), 'Splunk', 'spl'))).toEqual([
    '1 index eq main',
    '1 process_name eq a.exe',
    '1 process_name eq b.exe',
    '1 original_file_name eq b.exe',
  ]);
});

it('lists what two branches share only once', () => {
  const text = 'let x = T | where a == "1"; union (x | where b == "2"), (x | where b == "3")';
  const { rules } = explainQuery(text, 'kusto');
  const [record] = rules;
  if (record === undefined) throw new Error('no rule');
  expect(record.queries).toHaveLength(2);
  expect(lines(record)).toEqual(['1 a eq 1', '1 b eq 2', '2 a eq 1', '2 b eq 3']);
});

it('lists apart what a computed column compares at one place with the case of letters and without', () => {
  const text = 'T | extend B = tolower(A) | where coalesce(A, B) == "x"';
  const { rules } = explainQuery(text, 'kusto');
  expect(
    rules[0]?.predicates.map(({ field, kind, caseSensitive }) => [field, kind, caseSensitive]),
  ).toEqual([
    ['A', 'eq', true],
    ['A', 'is_null', false],
    ['A', 'eq', false],
  ]);
});

it('gives a placeholder no row: what it stands for is not known', () => {
  const { rules } = explainQuery('detection: {s: {A|expand: "%names%"}, condition: s}', 'sigma');
  expect(rules[0]?.predicates).toMatchObject([{ kind: 'eq', value: '%names%', rowValue: null }]);
});

it('holds filters against each query, and reads further queries with theirs', () => {
  const filter = (text: string): RawFilter => {
    const { documents, lines } = readYaml(text);
    const [document] = documents;
    if (document === undefined) throw new Error('no document');
    const placesOf: PlacesOf = (scalar) => placesInScalar(scalar, lines).spanAt;
    return { form: 'query_dsl', node: document.root, placesOf };
  };
  const not = '{meta: {negate: true}, query: {match_phrase: {user.id: "1"}}}';
  const query = {
    ...rawQuery('eql', 'sequence [process where a == "1"] [file where b == "2"]'),
    filters: [filter(not)],
    scope: [{ name: 'index', value: 'logs-*' }],
  };
  const further = {
    ...rawQuery('kuery', 'c: 3'),
    filters: [filter('{query: {term: {d: 4}}}')],
    label: 'indicators',
  };
  const record = interpretRule(rule(query, { furtherQueries: [further] }), 'Elastic', 'kuery');
  expect(lines(record)).toEqual([
    ...['1 a eq 1', '1 user.id eq 1 top', '2 b eq 2', '2 user.id eq 1 top'],
    ...['3 c eq 3', '3 d eq 4'],
  ]);
  expect(record.queries.map(({ label }) => label)).toEqual(['step 1', 'step 2', 'indicators']);
  expect(record.queries[1]?.scope).toEqual([
    { name: 'event.category', value: 'file' },
    { name: 'index', value: 'logs-*' },
  ]);
  expect(record.language).toBe('eql');
});

it('is not understood where what is wrong lies outside the query', () => {
  const fault = {
    ...{ code: 'elastic/no-query', severity: 'error' as const, message: 'm', hint: 'h' },
    span: { start: 0, end: 0, line: 1, column: 1 },
  };
  const record = interpretRule(rule(null, { diagnostics: [fault] }), 'Elastic', 'kuery');
  expect(record.understood).toBe('none');
  expect(interpretRule(rule(null), 'Elastic', 'kuery').understood).toBe('full');
});

it('finds the place of a text in a filter through the escapes of its file', () => {
  const text = [
    '[rule]',
    'name = "n"',
    'type = "query"',
    'query = "a: 1"',
    '[[rule.filters]]',
    '[rule.filters.query.query_string]',
    'query = "b:\\"x y\\" AND c:z"',
  ].join('\n');
  const { rules } = explainFile('r.toml', text, 'elastic');
  const places = rules[0]?.predicates.map(({ field, value, start, end }) => [
    ...[field, value, text.slice(start, end)],
  ]);
  expect(places).toEqual([
    ['a', '1', '1'],
    ['b', 'x y', '\\"x y\\"'],
    ['c', 'z', 'z'],
  ]);
});

it('takes time in proportion to the values of a group that stands behind one field', () => {
  const timeFor = (count: number) => {
    const group = Array.from({ length: count }, (_, i) => `v${i}`).join(' OR ');
    return leastTime(() => explainQuery(`x:(${group})`, 'lucene'));
  };
  // Four times as many values: sixteen times as long where each is compared with all before it.
  expect(timeFor(16_000)).toBeLessThan(10 * Math.max(timeFor(4_000), 10));
});
