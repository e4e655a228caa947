import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionKey, predicateKey, sameExpression } from '../../src/logic/compareExpressions.js';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import type { Predicate, Value } from '../../src/model/Predicate.js';
import { anyExpression } from './arbitraries.js';
import { leaf, OPAQUE, patternValue, test } from './build.js';

const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')];
const ELSEWHERE = { start: 7, end: 9, line: 2, column: 3 };

/** The same with operands and values in another order, some twice, everything somewhere else. */
function shuffled(expression: Expression, turn: number): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const operands = expression.operands.map((operand) => shuffled(operand, turn + 1));
      return { kind: expression.kind, operands: rotated(operands, turn) };
    }
    case 'not':
      return not(shuffled(expression.operand, turn + 1));
    case 'predicate': {
      const values = rotated(expression.predicate.values, turn).map(moved);
      const predicate = { ...expression.predicate, values, as: 'other', span: ELSEWHERE };
      return { kind: 'predicate', predicate };
    }
    case 'opaque':
      return { ...expression, span: ELSEWHERE };
  }
}

function rotated<Item>(items: readonly Item[], turn: number): readonly Item[] {
  const at = items.length === 0 ? 0 : turn % items.length;
  return [...items.slice(at), ...items.slice(0, at), ...items.slice(0, turn % 2)];
}

function moved(value: Value): Value {
  return { ...value, span: ELSEWHERE };
}

describe('sameExpression', () => {
  it('does not look at order, repetition and place', () => {
    fc.assert(
      fc.property(anyExpression, fc.nat(20), (expression, turn) => {
        expect(sameExpression(expression, shuffled(expression, turn))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it.each<readonly [Expression, Expression, boolean]>([
    [and([a, b]), and([b, a]), true],
    [and([a, b]), or([a, b]), false],
    [{ kind: 'and', operands: [a] }, a, true],
    [and([a, a]), or([a]), true],
    [and([a, and([b, c])]), and([a, b, c]), false],
    [not(a), a, false],
    [not(not(a)), a, false],
    [{ kind: 'and', operands: [] }, { kind: 'or', operands: [] }, false],
    [OPAQUE, { ...OPAQUE }, true],
  ])('case %#', (left, right, same) => {
    expect(sameExpression(left, right)).toBe(same);
    expect(expressionKey(left) === expressionKey(right)).toBe(same);
  });
});

describe('predicateKey', () => {
  const base = test('f', 'eq', ['x', 'y']);

  it.each<readonly [string, Partial<Predicate>]>([
    ['operator', { as: 'in' }],
    ['span', { span: ELSEWHERE }],
    ['order', { values: test('f', 'eq', ['y', 'x']).values }],
    ['repetition', { values: test('f', 'eq', ['y', 'x', 'y']).values }],
    ['empty transforms', { transforms: [] }],
    ['stated default', { compare: 'eq', regexFlags: '' }],
  ])('does not look at the %s', (_, change) => {
    expect(predicateKey({ ...base, ...change })).toBe(predicateKey(base));
  });

  it.each<readonly [string, Partial<Predicate>]>([
    ['field', { field: 'g' }],
    ['kind', { kind: 'contains' }],
    ['values', { values: test('f', 'eq', ['x']).values }],
    ['case of a value', { values: test('f', 'eq', ['X', 'y']).values }],
    ['type of a value', { values: test('f', 'eq', [1, 'y']).values }],
    ['pattern', { values: [patternValue('x'), patternValue('y')] }],
    ['case sensitivity', { caseSensitive: true }],
    ['derivation', { derived: true }],
    ['transforms', { transforms: ['base64'] }],
    ['time part', { timePart: 'hour' }],
    ['regex flags', { regexFlags: 'm' }],
    ['comparison of fields', { compare: 'contains' }],
  ])('looks at the %s', (_, change) => {
    expect(predicateKey({ ...base, ...change })).not.toBe(predicateKey(base));
  });

  it('does not mistake one value for two', () => {
    expect(predicateKey(test('f', 'eq', ['x,y']))).not.toBe(
      predicateKey(test('f', 'eq', ['x', 'y'])),
    );
  });
});
