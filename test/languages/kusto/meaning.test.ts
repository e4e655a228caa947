import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKusto } from '../../../src/languages/kusto/readKusto.js';
import { evaluate } from '../../../src/logic/evaluate.js';
import { type FlatEvent, viewOf } from '../../support/flatEvent.js';
import { rawQuery } from '../../support/rawQuery.js';

/** A condition as a test makes it up, and what the language reference says that it means. */
interface Made {
  readonly text: (name: (field: string) => string) => string;
  readonly holds: (event: FlatEvent) => boolean;
}

type Compare = (left: string, right: string) => boolean;

const lower =
  (compare: Compare): Compare =>
  (left, right) =>
    compare(left.toLowerCase(), right.toLowerCase());

const equals: Compare = (left, right) => left === right;
const includes: Compare = (left, right) => left.includes(right);
const starts: Compare = (left, right) => left.startsWith(right);
const ends: Compare = (left, right) => left.endsWith(right);

const OPERATORS: ReadonlyMap<string, Compare> = new Map([
  ['==', equals],
  ['=~', lower(equals)],
  ['!=', (left, right) => !equals(left, right)],
  ['!~', (left, right) => !lower(equals)(left, right)],
  ['contains', lower(includes)],
  ['!contains', (left, right) => !lower(includes)(left, right)],
  ['contains_cs', includes],
  ['startswith', lower(starts)],
  ['!startswith_cs', (left, right) => !starts(left, right)],
  ['endswith', lower(ends)],
  ['endswith_cs', ends],
]);

const LISTS: ReadonlyMap<string, (left: string, right: readonly string[]) => boolean> = new Map([
  ['in', (left, right) => right.some((one) => equals(left, one))],
  ['in~', (left, right) => right.some((one) => lower(equals)(left, one))],
  ['!in', (left, right) => !right.some((one) => equals(left, one))],
  ['!in~', (left, right) => !right.some((one) => lower(equals)(left, one))],
  ['has_any', (left, right) => right.some((one) => lower(includes)(left, one))],
  ['has_all', (left, right) => right.every((one) => lower(includes)(left, one))],
]);

const ORDERS: ReadonlyMap<string, (left: number, right: number) => boolean> = new Map([
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
  ['==', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
]);

const field = fc.constantFrom('A', 'B', 'C');
const value = fc.constantFrom('a', 'A', 'ab', 'Ab', 'b*', 'ba', '*', 'x\\y');
const quote = (text: string) => JSON.stringify(text);

const comparison: fc.Arbitrary<Made> = fc
  .tuple(field, fc.constantFrom(...OPERATORS), value)
  .map(([left, [operator, compare], right]) => ({
    text: (name) => `${name(left)} ${operator} ${quote(right)}`,
    holds: (event) => compare(String(event[left]), right),
  }));

const listComparison: fc.Arbitrary<Made> = fc
  .tuple(field, fc.constantFrom(...LISTS), fc.array(value, { minLength: 1, maxLength: 3 }))
  .map(([left, [operator, compare], right]) => ({
    text: (name) => `${name(left)} ${operator} (${right.map(quote).join(', ')})`,
    holds: (event) => compare(String(event[left]), right),
  }));

const order: fc.Arbitrary<Made> = fc
  .tuple(fc.constantFrom(...ORDERS), fc.integer({ min: -2, max: 2 }), fc.boolean())
  .map(([[operator, compare], right, turned]) => ({
    text: (name) =>
      turned ? `${right} ${operator} ${name('N')}` : `${name('N')} ${operator} ${right}`,
    holds: (event) => (turned ? compare(right, Number(event.N)) : compare(Number(event.N), right)),
  }));

const range: fc.Arbitrary<Made> = fc
  .tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), fc.boolean())
  .map(([low, high, negated]) => ({
    text: (name) => `${name('N')} ${negated ? '!between' : 'between'} (${low} .. ${high})`,
    holds: (event) => (Number(event.N) >= low && Number(event.N) <= high) !== negated,
  }));

const { condition } = fc.letrec<{ condition: Made }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    listComparison,
    order,
    range,
    fc.tuple(tie('condition'), tie('condition')).map(
      ([a, b]): Made => ({
        text: (name) => `(${a.text(name)} and ${b.text(name)})`,
        holds: (event) => a.holds(event) && b.holds(event),
      }),
    ),
    fc.tuple(tie('condition'), tie('condition')).map(
      ([a, b]): Made => ({
        text: (name) => `(${a.text(name)} or ${b.text(name)})`,
        holds: (event) => a.holds(event) || b.holds(event),
      }),
    ),
    tie('condition').map(
      (a): Made => ({
        text: (name) => `not(${a.text(name)})`,
        holds: (event) => !a.holds(event),
      }),
    ),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(
      ([when, then, otherwise]): Made => ({
        text: (name) =>
          `iff(${when.text(name)}, ${then.text(name)}, ${otherwise.text(name)}) == true`,
        holds: (event) => (when.holds(event) ? then.holds(event) : otherwise.holds(event)),
      }),
    ),
  ),
}));

/** An event, in which the column `D` has the same members again. */
const event: fc.Arbitrary<FlatEvent> = fc
  .record({ A: value, B: value, C: value, N: fc.integer({ min: -2, max: 2 }) })
  .map((fields) => ({
    ...fields,
    ...Object.fromEntries(Object.entries(fields).map(([name, one]) => [`D.${name}`, one])),
  }));

/** Ways to write a query that keeps the events for which a condition holds. */
const FORMS: ReadonlyMap<string, (made: Made) => string> = new Map([
  ['where', ({ text }) => `T | where ${text((name) => name)}`],
  ['a double negation', ({ text }) => `T | where not(not(${text((name) => name)}))`],
  [
    'a filter twice',
    ({ text }) => `T | where ${text((name) => name)} | filter ${text((name) => name)}`,
  ],
  [
    'renamed columns',
    ({ text }) =>
      `T | extend x_A = A, x_B = tostring(B), x_N = N | project x_A, x_B, x_C = C, x_N | where ${text((name) => `x_${name}`)}`,
  ],
  ['a column of its own', ({ text }) => `T | extend k = ${text((name) => name)} | where k`],
  [
    'a column of one of two values',
    ({ text }) => `T | extend k = iff(${text((name) => name)}, "in", "out") | where k == "in"`,
  ],
  [
    'a case',
    ({ text }) =>
      `T | extend k = case(not(${text((name) => name)}), "out", N > 9, "in", "in") | where k != "out"`,
  ],
  [
    'a function of a row',
    ({ text }) =>
      `let f = (p_A: string, p_B: string, p_C: string, p_N: long) { ${text((name) => `p_${name}`)} }; T | where f(A, B, C, N)`,
  ],
  [
    'a function of a table',
    ({ text }) => `let f = (X: (*)) { X | where ${text((name) => name)} }; T | invoke f()`,
  ],
  [
    'a table by name',
    ({ text }) =>
      `let t = materialize(T | where ${text((name) => name)}); t | summarize arg_max(N, *) by A`,
  ],
  [
    'a grouping',
    ({ text }) =>
      `T | summarize n = count() by A, B, C, N | where n > 3 and ${text((name) => name)}`,
  ],
  [
    'members of a column',
    ({ text }) => `T | extend E = parse_json(tostring(D)) | where ${text((name) => `E.${name}`)}`,
  ],
]);

describe('what a query means', () => {
  test.each([...FORMS])('%s', (_, form) => {
    fc.assert(
      fc.property(condition, fc.array(event, { minLength: 1, maxLength: 4 }), (made, events) => {
        const query = form(made);
        const { queries, diagnostics } = readKusto(rawQuery('kusto', query));
        expect(diagnostics).toEqual([]);
        expect(queries).toHaveLength(1);
        const [read] = queries;
        if (read === undefined) return;
        for (const one of events) {
          const expected = made.holds(one) ? 'true' : 'false';
          expect([query, one, evaluate(read.expression, viewOf(one))]).toEqual([
            query,
            one,
            expected,
          ]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a row that must not exist', () => {
    fc.assert(
      fc.property(condition, event, (made, one) => {
        const query = `T | join kind=leftanti (U | where ${made.text((name) => name)}) on A`;
        const [, absent] = readKusto(rawQuery('kusto', query)).queries;
        const truth = absent === undefined ? null : evaluate(absent.expression, viewOf(one));
        expect([query, truth]).toEqual([query, made.holds(one) ? 'false' : 'true']);
      }),
      { numRuns: 100 },
    );
  });
});
