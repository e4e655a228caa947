import { describe, expect, it } from 'vitest';
import { evaluatePredicate, type Truth } from '../../src/logic/evaluate.js';
import type { Kind, Predicate } from '../../src/model/Predicate.js';
import { event, type Literal, PLACEHOLDER, patternValue, test } from './build.js';

const CASED = { caseSensitive: true };

describe('a search over the whole event', () => {
  const logon = event({ user: 'Administrator', line: 'net USER /add', id: 4688 });
  const searches: readonly (readonly [Kind, Literal, Truth, Partial<Predicate>])[] = [
    ['keyword', 'administrator', 'true', {}],
    ['keyword', 'administrator', 'false', CASED],
    ['keyword', 'strat', 'true', {}],
    ['keyword', 'net user', 'true', {}],
    ['keyword', 'net*add', 'false', {}],
    ['keyword', patternValue('net*/a?d'), 'true', {}],
    ['keyword', patternValue('t*/a'), 'true', {}],
    ['keyword', patternValue('net[*]'), 'false', {}],
    ['keyword', PLACEHOLDER, 'unknown', {}],
    ['keyword', 'net -add', 'false', {}],
    ['keyword', ' -add', 'true', { transforms: ['windash'] }],
    ['keyword', patternValue('net* -a'), 'true', { transforms: ['windash'] }],
    ['regex_match', '^net\\s', 'true', {}],
    ['regex_match', '^user', 'false', {}],
    ['wildcard', '*istrator', 'true', {}],
    ['wildcard', 'istrator', 'false', {}],
    ['eq', 'administrator', 'true', {}],
    ['exists', '', 'true', {}],
  ];

  it.each(searches)('%s %j is %s', (kind, literal, expected, more) => {
    expect(evaluatePredicate(test('', kind, literal, more), logon)).toBe(expected);
  });

  it('finds nothing in an event without texts, and is certain of it', () => {
    expect(evaluatePredicate(test('', 'keyword', ''), event({}))).toBe('false');
    expect(evaluatePredicate(test('', 'is_null'), event({}))).toBe('true');
  });
});
