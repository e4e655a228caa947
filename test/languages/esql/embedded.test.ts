import { describe, expect, test } from 'vitest';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import type { Reading } from '../../../src/model/Query.js';
import type { RawQuery } from '../../../src/model/Rule.js';
import { operatorsOf } from '../../support/operatorsOf.js';
import { rawQuery } from '../../support/rawQuery.js';
import { showExpression } from '../../support/showExpression.js';
import { readWhole } from './readWhole.js';

function show(text: string): readonly string[] {
  const { queries } = readEsql(rawQuery('esql', text), readWhole);
  return queries.map(({ expression }) => showExpression(expression));
}

describe('queries inside of a query', () => {
  test('kql and qstr hand over what their string says, in place', () => {
    expect(show('from l | where a == 1 and not kql("x: \\"y\\"") and qstr("""p:\\q*""")')).toEqual([
      'and(a eq 1, not(<event> keyword "x: "y""), <event> keyword "p:\\q*")',
    ]);
  });

  test('each in its language', () => {
    const reading = readEsql(rawQuery('esql', 'from l | where kql("a") and qstr("b")'), readWhole);
    expect(reading.queries.flatMap(({ expression }) => operatorsOf(expression))).toEqual([
      'kuery',
      'lucene',
    ]);
  });

  test('places go through the escapes of the string', () => {
    const text = 'from l\n| where kql("a \\"b\\" \\\\ cd")';
    const places: string[] = [];
    readEsql(rawQuery('esql', text), (inner: RawQuery): Reading => {
      expect(inner.text).toBe('a "b" \\ cd');
      for (const [start, end] of [
        [0, 1],
        [2, 5],
        [6, 7],
        [8, 10],
        [10, 99],
      ] as const) {
        const span = inner.spanAt(start, end);
        places.push(`${text.slice(span.start, span.end)} at ${span.line}:${span.column}`);
      }
      return readWhole(inner);
    });
    expect(places).toEqual([
      'a at 2:14',
      '\\"b\\" at 2:16',
      '\\\\ at 2:22',
      'cd at 2:25',
      ' at 2:27',
    ]);
  });

  test('places in three quotes', () => {
    const text = 'from l | where kql("""a\\b: c""")';
    const { queries } = readEsql(rawQuery('esql', text), ({ spanAt, ...inner }) => {
      const span = spanAt(5, 6);
      expect(text.slice(span.start, span.end)).toBe('c');
      return readWhole({ ...inner, spanAt });
    });
    expect(queries).toHaveLength(1);
  });

  test('diagnostics are passed on once, and a query that cannot be read is opaque', () => {
    const text = 'from l | fork (where a == 1) (where b == 2) | where kql("oops")';
    const { queries, diagnostics } = readEsql(rawQuery('esql', text), ({ spanAt }) => ({
      queries: [],
      diagnostics: [
        { code: 'kuery/syntax', severity: 'error', message: 'm', hint: 'h', span: spanAt(0, 4) },
      ],
    }));
    expect(queries.map(({ expression }) => showExpression(expression))).toEqual([
      'and(a eq 1, opaque "kql("oops")")',
      'and(b eq 2, opaque "kql("oops")")',
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['kuery/syntax']);
  });

  test('a condition column of an embedded query', () => {
    expect(show('from l | eval odd = kql("x") or a == 1 | where odd')).toEqual([
      'or(<event> keyword "x", a eq 1)',
    ]);
  });

  test('an EQL query as source, with its indices', () => {
    const text =
      'EQL "process where true" WITH {"indices": "logs-*, x", "size": 5} | WHERE _id != "1"';
    const { queries, diagnostics } = readEsql(rawQuery('esql', text), (inner) => {
      const { queries: read } = readWhole(inner);
      return {
        queries: read.map((one) => ({
          ...one,
          label: 'step 1',
          scope: [{ name: 'c', value: 'p' }],
        })),
        diagnostics: [],
      };
    });
    expect(diagnostics).toEqual([]);
    expect(queries.map(({ label }) => label)).toEqual(['step 1']);
    expect(queries[0]?.scope).toEqual([
      { name: 'index', value: 'logs-*' },
      { name: 'index', value: 'x' },
      { name: 'c', value: 'p' },
    ]);
    expect(queries.map(({ expression }) => showExpression(expression))).toEqual([
      'and(<event> keyword "process where true", not(_id eq "1" {cased}))',
    ]);
  });
});
