import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import type { Predicate } from '../../src/model/Predicate.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import {
  type Alternative,
  allows,
  type FacetTest,
  NO_REQUIREMENT,
  requireAlso,
  required,
  requirementsKey,
  requirementsOf,
} from '../../src/vocabulary/requirements.js';
import { test } from '../support/eventQueries.js';

/** Every field is a facet of its name, but `other`, which says nothing. */
function testOf({ field, values }: Predicate): FacetTest | undefined {
  return field === 'other' ? undefined : { facet: field, values: values.map(({ text }) => text) };
}

/** `id=1,2 log!a` and so on, one text an alternative. */
function show(alternatives: readonly Alternative[]): readonly string[] {
  return alternatives.map((one) => requirementsKey([one]).replaceAll('\n', ' '));
}

const id = (...values: readonly string[]) => test('id', values);
const log = (...values: readonly string[]) => test('log', values);
const other = test('other', ['x']);
const opaque: Expression = { kind: 'opaque', text: 'x', span: FILE_START };

const CASES: readonly [string, Expression, readonly string[]][] = [
  ['a predicate', id('1', '2'), ['id=1,2']],
  ['one that says nothing', other, ['']],
  ['conjuncts on several facets', and([id('1'), other, log('a')]), ['id=1 log=a']],
  ['conjuncts on one facet', and([id('1', '2'), id('2', '3')]), ['id=2']],
  ['a NOT', and([not(id('1')), not(id('2'))]), ['id!1,2']],
  ['a NOT of a disjunction', not(or([id('1'), log('a')])), ['id!1 log!a']],
  ['a NOT of a conjunction', not(and([id('1'), log('a')])), ['id!1', 'log!a']],
  ['a NOT of what says nothing', not(and([id('1'), other])), ['id!1', '']],
  ['two NOTs', not(not(id('1'))), ['id=1']],
  ['what is asked for and partly excluded', and([id('1', '2'), not(id('2'))]), ['id=1']],
  ['a disjunction on one facet', or([id('1'), id('2')]), ['id=1,2']],
  ['a disjunction with an exclusion', or([id('1'), not(id('1', '2'))]), ['id!2']],
  [
    'a disjunction of pairs',
    or([and([id('1'), log('a')]), and([id('2'), log('a')]), and([id('3'), log('b')])]),
    ['id=1,2 log=a', 'id=3 log=b'],
  ],
  ['a disjunction that leaves it open', or([id('1'), other]), ['id=1', '']],
  ['a contradiction in a branch', or([and([id('1'), id('2')]), log('a')]), ['log=a']],
  ['a contradiction', and([id('1'), id('2')]), ['']],
  ['what is always false', or([]), ['']],
  ['what is always true', and([]), ['']],
  ['what was not understood', and([opaque, id('1')]), ['id=1']],
];

describe('requirementsOf', () => {
  it.each(CASES)('%s', (_, expression, expected) => {
    expect(show(requirementsOf(expression, testOf))).toEqual(expected);
  });

  it('gives the same object for every query that asks nothing', () => {
    for (const expression of [other, and([other, not(other)]), or([other, opaque])]) {
      expect(requirementsOf(expression, testOf)).toBe(NO_REQUIREMENT);
    }
  });

  it('keeps open what a test leaves open, and excludes nothing where that does not follow', () => {
    const open = (): FacetTest => ({ facet: 'id', values: ['1'], open: true });
    const oneWay = (): FacetTest => ({ facet: 'id', values: ['1'], oneWay: true });
    const absent = (): FacetTest => ({ facet: 'id', values: ['1'], excludes: true });
    expect(show(requirementsOf(other, open))).toEqual(['id=1', '']);
    expect(show(requirementsOf(not(other), open))).toEqual(['id!1']);
    expect(show(requirementsOf(not(other), oneWay))).toEqual(['']);
    expect(show(requirementsOf(not(other), absent))).toEqual(['id=1']);
  });

  it('takes values that an event may have at once for no contradiction', () => {
    const many = (predicate: Predicate): FacetTest => ({
      facet: 'type',
      values: predicate.values.map(({ text }) => text),
      many: true,
    });
    const type = (...texts: readonly string[]) => test('type', texts);
    expect(show(requirementsOf(and([type('a'), type('b')]), many))).toEqual(['type=a,b']);
    expect(show(requirementsOf(and([type('a', 'b'), type('b')]), many))).toEqual(['type=b']);
    expect(show(requirementsOf(and([type('a'), not(type('a'))]), many))).toEqual(['type=a']);
  });

  it('stays small where alternatives multiply', () => {
    const pair = (n: number) => or([test(`a${n}`, ['1']), test(`b${n}`, ['1'])]);
    const expression = and(Array.from({ length: 60 }, (_, n) => pair(n)));
    expect(requirementsOf(expression, testOf).length).toBeLessThanOrEqual(64);
  });

  it('allows every event that the expression matches', () => {
    const facet = fc.constantFrom('id', 'log', 'type');
    const value = fc.constantFrom('1', '2', '3');
    const leaf = fc
      .tuple(facet, fc.uniqueArray(value, { minLength: 1 }))
      .map(([field, values]) => test(field, values));
    const expressions = fc.letrec<{ any: Expression }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.constant(other),
        fc.array(tie('any'), { maxLength: 4 }).map(and),
        fc.array(tie('any'), { maxLength: 4 }).map(or),
        tie('any').map(not),
      ),
    })).any;
    const events = fc.record({ id: value, log: value, type: value, other: fc.constant('x') });
    fc.assert(
      fc.property(expressions, events, (expression, event) => {
        if (!holds(expression, event)) return;
        const facets = Object.entries(event).filter(([name]) => name !== 'other');
        const allowed = requirementsOf(expression, testOf).some((one) =>
          facets.every(([name, text]) => allows(one, name, [text])),
        );
        expect(allowed).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function holds(expression: Expression, event: Readonly<Record<string, string>>): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.operands.every((operand) => holds(operand, event));
    case 'or':
      return expression.operands.some((operand) => holds(operand, event));
    case 'not':
      return !holds(expression.operand, event);
    case 'opaque':
      return true;
    default:
      return expression.predicate.values.some(
        ({ text }) => event[expression.predicate.field] === text,
      );
  }
}

describe('an alternative', () => {
  const [alternative = new Map()] = requirementsOf(and([id('1', '2'), not(log('a'))]), testOf);

  it('says what it requires and allows', () => {
    expect(required(alternative, 'id')).toEqual(['1', '2']);
    expect(required(alternative, 'log')).toEqual([]);
    expect(required(alternative, 'type')).toEqual([]);
    expect(allows(alternative, 'id', ['3', '2'])).toBe(true);
    expect(allows(alternative, 'id', ['3'])).toBe(false);
    expect(allows(alternative, 'log', ['a'])).toBe(false);
    expect(allows(alternative, 'log', ['a', 'b'])).toBe(true);
    expect(allows(alternative, 'id', undefined)).toBe(true);
    expect(allows(alternative, 'type', ['x'])).toBe(true);
  });

  it('can be narrowed', () => {
    expect(requireAlso(alternative, 'log', [])).toBe(alternative);
    expect(requireAlso(alternative, 'log', ['a'])).toBe(null);
    expect(show([requireAlso(alternative, 'id', ['2', '5']) ?? new Map()])).toEqual(['id=2 log!a']);
  });
});
