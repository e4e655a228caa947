import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretRule } from '../../src/ingest/interpretRule.js';
import { KINDS } from '../../src/model/Predicate.js';
import type { PredicateRecord } from '../../src/model/RuleRecord.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { decodePredicates, encodePredicates } from '../../src/store/encodePredicates.js';
import { decodeQueries, encodeQueries } from '../../src/store/encodeQueries.js';
import { rawQuery } from '../support/rawQuery.js';

const text = fc.constantFrom('', 'A', 'a', 'Image', '\\X.exe', '"quoted"');
const record: fc.Arbitrary<PredicateRecord> = fc.record({
  query: fc.integer({ min: 1, max: 2 }),
  field: text,
  kind: fc.constantFrom(...KINDS),
  value: fc.option(text),
  as: fc.constantFrom(':', '|contains'),
  caseSensitive: fc.boolean(),
  negated: fc.boolean(),
  exclusion: fc.constantFrom('top', 'nested', 'none'),
  role: fc.constantFrom('scope', 'selection'),
  derived: fc.boolean(),
  canonical: text,
  aspect: fc.option(fc.constantFrom('name', 'path')),
  rowKind: fc.constantFrom(...KINDS),
  rowValue: fc.option(text),
  line: fc.nat(),
  column: fc.nat(),
  start: fc.nat(),
  end: fc.nat(),
});

/** The same line again, as the values of one predicate follow each other. */
const records = fc
  .array(fc.tuple(record, fc.integer({ min: 1, max: 4 })))
  .map((runs) => runs.flatMap(([one, times]) => Array<PredicateRecord>(times).fill(one)));

const METADATA = {
  ...{ id: null, title: '', description: null, author: null, date: null, modified: null },
  ...{ status: null, level: null, references: [], falsePositives: [], techniques: [] },
  ...{ refersTo: [], span: FILE_START },
};

describe('what the catalog keeps of a rule', () => {
  it('gives the predicate values back', () => {
    fc.assert(
      fc.property(records, (lines) => {
        expect(decodePredicates(encodePredicates(lines))).toEqual(lines);
      }),
    );
  });

  it('gives the queries back, whatever their predicates have', () => {
    const rule = `logsource: {product: windows, category: process_creation}
detection:
  a:
    Image|endswith: ['\\x.exe', '\\y*z']
    Number: [1, true, text, null]
    Command|windash|contains|all: [-a, -b]
    Regex|re|i|m: 'a.b'
    Time|hour|gte: 18
    Other|fieldref|startswith: Image
    Missing|exists: false
  keywords: [plain, 'in*side']
  bad|unknown: 1
  condition: [a and not (keywords or a), keywords]`;
    const raw = { ...METADATA, query: rawQuery('sigma', rule) };
    const { queries, predicates, lineOf, queryEvents } = interpretRule(raw, 'Sigma', 'sigma');
    expect(queries).toHaveLength(2);
    expect(predicates.length).toBeGreaterThan(15);
    const kept = decodePredicates(encodePredicates(predicates));
    const withEvents = queries.map((query, i) => ({ ...query, events: queryEvents[i] }));
    expect(decodeQueries(encodeQueries(queries, lineOf, queryEvents), kept)).toEqual(withEvents);
  });

  it('keeps the macro that a predicate comes from', () => {
    const definition = 'Image="*\\\\a.exe" OR Image="b"';
    const macro = { name: 'known', parameters: [], definition, path: 'macros/known.yml' };
    const definitions = { macros: new Map([['known', macro]]), lookups: new Map() };
    const raw = { ...rawQuery('spl', '`known` EventCode=1'), definitions };
    const record = interpretRule({ ...METADATA, query: raw }, 'Splunk', 'spl');
    const { queries, predicates, lineOf, queryEvents } = record;
    const encoded = encodeQueries(queries, lineOf, queryEvents);
    const kept = decodePredicates(encodePredicates(predicates));
    expect(JSON.stringify(queries)).toContain('"macro":"known"');
    expect(decodeQueries(encoded, kept)).toEqual([{ ...queries[0], events: [] }]);
  });
});
