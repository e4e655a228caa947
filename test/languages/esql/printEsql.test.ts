import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printEsql } from '../../../src/languages/esql/printEsql.js';
import { readEsql } from '../../../src/languages/esql/readEsql.js';
import { expressionKey } from '../../../src/logic/compareExpressions.js';
import { and, type Expression, not, or, predicate } from '../../../src/model/Expression.js';
import type { Predicate } from '../../../src/model/Predicate.js';
import { FILE_START } from '../../../src/model/SourceSpan.js';
import {
  anyPredicate,
  awkwardText,
  expressionOver,
  sigmaPredicate,
} from '../../support/arbitraryExpression.js';
import { checkPrintedCases, nots } from '../../support/checkPrinting.js';
import { comparisonsWith } from '../../support/comparisonsWith.js';
import { rawQuery } from '../../support/rawQuery.js';
import { readWhole } from './readWhole.js';

function read(text: string) {
  return readEsql(rawQuery('esql', text), readWhole);
}

/** What printing and reading again leaves as it is. */
function expectSameAgain(expression: Expression, text: string): void {
  const { queries, diagnostics } = read(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(queries).toHaveLength(1);
  const again = queries[0]?.expression ?? or([]);
  expect(expressionKey(again)).toBe(expressionKey(expression));
}

/** A predicate in the form that ES|QL gives it: case where there is text, regexes anchored. */
function asEsql(one: Predicate): Predicate {
  const { transforms, regexFlags, ...rest } = one;
  const isText = one.values.some(({ type }) => type === 'string');
  const hasCase = !['lt', 'lte', 'gt', 'gte', 'is_null', 'exists', 'cidr'].includes(one.kind);
  const cased = one.kind === 'fieldref' || isText;
  const { compare, ...plain } = rest;
  return {
    ...plain,
    ...(compare === undefined || compare === 'eq' || one.kind !== 'fieldref' ? {} : { compare }),
    caseSensitive: one.caseSensitive && hasCase && cased,
    ...(one.kind === 'regex_match' ? { anchored: true as const } : {}),
  };
}

const comparison = comparisonsWith(() => ({ caseSensitive: true }));

const PRINTING = { print: printEsql, expectSameAgain };

describe('printEsql', () => {
  test('writes one WHERE command', () => {
    const inner = or([
      comparison('a.b', 'eq', 'x', 'y'),
      not(comparison('c', 'starts_with', 'z\\')),
    ]);
    const network = predicate({
      ...{ field: 'source.ip', kind: 'cidr', as: '', caseSensitive: false, span: FILE_START },
      values: [{ text: '10.0.0.0/8', type: 'string', span: FILE_START }],
    });
    expect(printEsql(and([inner, network, not(and([inner, and([])]))]))).toBe(
      [
        'FROM *',
        '| WHERE (a.b IN ("x", "y") OR NOT `c` LIKE "z\\\\\\\\*") AND cidr_match(source.ip, "10.0.0.0/8")' +
          ' AND NOT ((a.b IN ("x", "y") OR NOT `c` LIKE "z\\\\\\\\*") AND (true))',
        '',
      ].join('\n'),
    );
  });

  test('says nothing where a part cannot be said', () => {
    const sayable = comparison('A', 'eq', 'x');
    const opaque: Expression = { kind: 'opaque', text: 'x', span: FILE_START };
    const computed: Expression = {
      kind: 'predicate',
      predicate: {
        ...{ field: 'n', kind: 'eq', values: [], as: '', caseSensitive: false, span: FILE_START },
        derived: true,
      },
    };
    const unsayable = [
      opaque,
      computed,
      comparison('A', 'contains', ''),
      comparison('A', 'keyword', 'x'),
      comparison('', 'eq', 'x'),
      comparison('A', 'wildcard', '*x'),
      comparison('A', 'regex_match', 'x'),
      comparison('A', 'gt', 'x', 'y'),
      comparison('A', 'eq'),
      comparison('@timestamp', 'eq', 'x'),
    ];
    for (const part of unsayable) {
      expect(printEsql(part)).toBeNull();
      expect(printEsql(and([sayable, not(or([sayable, part]))]))).toBeNull();
    }
  });

  test('says nothing of what nests deeper, or is longer, than is read', () => {
    const leaf = comparison('A', 'eq', 'x');
    const nested = (depth: number) => nots(depth, leaf);
    expect(printEsql(nested(90))).not.toBeNull();
    expect(printEsql(nested(101))).toBeNull();
    expect(printEsql(or(Array(30_000).fill(leaf)))).toBeNull();
  });

  test('what it writes reads as the same', () => {
    fc.assert(
      fc.property(expressionOver(sigmaPredicate.map(asEsql)), (expression) => {
        const text = printEsql(expression);
        if (text !== null) expectSameAgain(expression, text);
      }),
      { numRuns: 3_000 },
    );
  });

  test('many predicates of other languages can be said', () => {
    let said = 0;
    const all = fc.sample(sigmaPredicate.map(asEsql), { numRuns: 1_000, seed: 5 });
    for (const one of all) if (printEsql(predicate(one)) !== null) said += 1;
    expect(said).toBeGreaterThan(350);
  });

  test('it writes nothing wrong of any predicate', () => {
    fc.assert(
      fc.property(anyPredicate, fc.boolean(), (one, anchored) => {
        const made = anchored ? { ...one, anchored: true as const } : one;
        const text = printEsql(predicate(made));
        if (text !== null) expectSameAgain(predicate(made), text);
      }),
      { numRuns: 5_000 },
    );
  });

  test('names and values of any text', () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, (name, value) => {
        const expression = comparison(name, 'eq', value);
        const text = printEsql(expression);
        if (text === null) expect(['', '@timestamp']).toContain(name);
        else expectSameAgain(expression, text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what the cases read is written and read again', () => {
    const written = checkPrintedCases('esql', read, PRINTING);
    expect(written).toBeGreaterThan(100);
  });
});
