import { describe, expect, it } from 'vitest';
import { type EventValue, evaluatePredicate, type Truth } from '../../src/logic/evaluate.js';
import type { Kind, Predicate } from '../../src/model/Predicate.js';
import { event, type Literal, numberValue, PLACEHOLDER, test } from './build.js';

type Case = readonly [
  kind: Kind,
  values: Literal | readonly Literal[],
  field: EventValue,
  expected: Truth,
  more?: Partial<Predicate>,
];

interface Row {
  readonly kind: Kind;
  readonly values: Literal | readonly Literal[];
  readonly field: EventValue;
  readonly expected: Truth;
  readonly more: Partial<Predicate>;
}

function rows(cases: readonly Case[]): readonly Row[] {
  return cases.map(([kind, values, field, expected, more = {}]) => ({
    kind,
    values,
    field,
    expected,
    more,
  }));
}

const CASED = { caseSensitive: true };

const TEXTS: readonly Case[] = [
  ['eq', 'cmd.exe', 'CMD.EXE', 'true'],
  ['eq', 'cmd.exe', 'CMD.EXE', 'false', CASED],
  ['eq', 'cmd.exe', 'cmd.exe', 'true', CASED],
  ['eq', 'cmd', 'cmd.exe', 'false'],
  ['eq', ['a', 'b'], 'b', 'true'],
  ['eq', ['a', 'b'], 'c', 'false'],
  ['eq', [], 'c', 'false'],
  ['eq', '', '', 'true'],
  ['eq', 'a*', 'abc', 'false'],
  ['eq', 'a*', 'a*', 'true'],
  ['eq', 'straße', 'STRAßE', 'true'],
  ['eq', 'ÄÖÜ', 'äöü', 'true'],
  ['eq', 'ΟΔΟΣ', 'οδοσ', 'true'],
  ['contains', 'ΟΣ', 'ΟΣΑ', 'true'],
  ['contains', 'PowerShell', 'run powershell now', 'true'],
  ['contains', 'PowerShell', 'run powershell now', 'false', CASED],
  ['contains', '', 'anything', 'true'],
  ['contains', '12', 4123, 'true'],
  ['starts_with', 'C:\\Users', 'c:\\users\\x', 'true'],
  ['starts_with', 'users', 'c:\\users', 'false'],
  ['ends_with', '\\CMD.EXE', 'C:\\cmd.exe', 'true'],
  ['ends_with', '\\cmd.exe', 'C:\\CMD.EXE', 'false', CASED],
  ['ends_with', 'long text', 'text', 'false'],
];

const WILDCARDS: readonly Case[] = [
  ['wildcard', 'C:\\*\\x.exe', 'c:\\a\\b\\X.EXE', 'true'],
  ['wildcard', 'C:\\*\\x.exe', 'c:\\a\\X.EXE', 'false', CASED],
  ['wildcard', 'a?c', 'abc', 'true'],
  ['wildcard', 'a?c', 'ac', 'false'],
  ['wildcard', 'a?c', 'a😀c', 'true'],
  ['wildcard', 'a[*]c', 'a*c', 'true'],
  ['wildcard', 'a[*]c', 'abc', 'false'],
  ['wildcard', 'a[?]*', 'a?bc', 'true'],
  ['wildcard', 'b*d', 'abcde', 'false'],
  ['wildcard', 'a*c', 'a\nb\nc', 'true'],
  ['wildcard', '*', '', 'true'],
  ['wildcard', '?', 'İ', 'true'],
];

const NUMBERS: readonly Case[] = [
  ['eq', 4688, 4688, 'true'],
  ['eq', 4688, '4688', 'true'],
  ['eq', 16, '0x10', 'true'],
  ['eq', numberValue('0x10'), 16, 'true'],
  ['eq', numberValue('0x1F'), '0x1f', 'true'],
  ['eq', 1, '1.0', 'true'],
  ['eq', 1, '01', 'true'],
  ['eq', '1', '1.0', 'false'],
  ['eq', '4688', 4688, 'true'],
  ['eq', 1, 'one', 'false'],
  ['eq', 1, '', 'false'],
  ['eq', 0, ' ', 'false'],
  ['eq', numberValue('18446744073709551615'), '0xffffffffffffffff', 'true'],
  ['eq', numberValue('18446744073709551615'), '18446744073709551614', 'false'],
  ['eq', numberValue('1e3'), '1000', 'true'],
  ['lt', 5, 4, 'true'],
  ['lt', 5, 5, 'false'],
  ['lte', 5, '5', 'true'],
  ['gt', 5, '0x6', 'true'],
  ['gt', 5, '10', 'true'],
  ['gt', 5, 5, 'false'],
  ['gte', 5, 5, 'true'],
  ['gte', numberValue('-1.5'), '-1.25', 'true'],
  ['gt', numberValue('9007199254740992'), '9007199254740993', 'true'],
  ['gt', 5, 'many', 'false'],
  ['gt', 0, true, 'false'],
  ['gt', 'many', 5, 'unknown'],
];

const BOOLEANS: readonly Case[] = [
  ['eq', true, true, 'true'],
  ['eq', true, 'True', 'true'],
  ['eq', 'TRUE', true, 'true', CASED],
  ['eq', true, 'TRUE', 'true', CASED],
  ['eq', false, true, 'false'],
  ['eq', false, 'false', 'true'],
  ['eq', true, 1, 'false'],
];

const REGEXES: readonly Case[] = [
  ['regex_match', 'b.d', 'abcde', 'true'],
  ['regex_match', '^b', 'abc', 'false'],
  ['regex_match', 'B', 'abc', 'true'],
  ['regex_match', 'B', 'abc', 'false', CASED],
  ['regex_match', '(?i)B', 'abc', 'true', CASED],
  ['regex_match', '^b$', 'a\nb\nc', 'true', { regexFlags: 'm' }],
  ['regex_match', '^b$', 'a\nb\nc', 'false'],
  ['regex_match', 'a.b', 'a\nb', 'true', { regexFlags: 's' }],
  ['regex_match', 'a.b', 'a\nb', 'false'],
  ['regex_match', '[', 'a', 'unknown'],
  ['regex_match', ['[', 'a'], 'a', 'true'],
  ['regex_match', 'a(?!c)', 'abc', 'true'],
  ['regex_match', '^\\d+$', 4688, 'true'],
];

const NETWORKS: readonly Case[] = [
  ['cidr', '10.0.0.0/8', '10.200.3.4', 'true'],
  ['cidr', '10.0.0.0/8', '11.0.0.1', 'false'],
  ['cidr', ['192.168.0.0/16', 'fc00::/7'], 'fd12::1', 'true'],
  ['cidr', '10.0.0.0/8', '::ffff:10.0.0.1', 'true'],
  ['cidr', '10.0.0.0/8', 'host.example', 'false'],
  ['cidr', '10.0.0.0/33', '10.0.0.1', 'unknown'],
  ['cidr', 'intranet', '10.0.0.1', 'unknown'],
];

const LISTS: readonly Case[] = [
  ['eq', 'b', ['a', 'B'], 'true'],
  ['eq', 'c', ['a', 'b'], 'false'],
  ['eq', 'b', [null, 'b'], 'true'],
  ['eq', 'c', [null, 'b'], 'false'],
  ['gt', 5, [1, 9], 'true'],
  ['is_null', [], [], 'true'],
  ['is_null', [], [null], 'true'],
  ['is_null', [], [null, 'a'], 'false'],
  ['exists', [], [null, 'a'], 'true'],
  ['exists', [], [null], 'false'],
  ['eq', 'a', [], 'unknown'],
];

const PRESENCE: readonly Case[] = [
  ['is_null', [], null, 'true'],
  ['is_null', [], '', 'false'],
  ['is_null', [], 0, 'false'],
  ['exists', [], null, 'false'],
  ['exists', [], '', 'true'],
  ['exists', [], false, 'true'],
  ['eq', 'a', null, 'unknown'],
];

const PLACEHOLDERS: readonly Case[] = [
  ['eq', PLACEHOLDER, 'admins', 'unknown'],
  ['eq', [PLACEHOLDER, 'a'], 'a', 'true'],
  ['eq', [PLACEHOLDER, 'a'], 'b', 'unknown'],
  ['cidr', PLACEHOLDER, '10.0.0.1', 'unknown'],
];

const TRANSFORMED: readonly Case[] = [
  ['contains', ' -enc ', 'powershell /ENC aa', 'true', { transforms: ['windash'] }],
  ['contains', ' /enc ', 'powershell \u2014enc aa', 'true', { transforms: ['windash'] }],
  ['contains', ' -a -b', 'x /a \u2013b', 'true', { transforms: ['windash'] }],
  ['contains', 'a/b', 'a-b', 'false', { transforms: ['windash'] }],
  ['wildcard', '* -a*b', 'x /a 1 b', 'true', { transforms: ['windash'] }],
  ['contains', 'Zm9v', 'echo zm9V', 'true'],
  ['contains', 'foo', 'echo Zm9v', 'true', { transforms: ['base64'] }],
  ['contains', 'foo', 'echo zm9V', 'true', { transforms: ['base64'] }],
  ['contains', 'foo', 'echo zm9V', 'false', { transforms: ['base64'], ...CASED }],
  ['contains', 'IEX', 'SQBFAFgA', 'true', { transforms: ['utf16le', 'base64'], ...CASED }],
  ['eq', 7, 'Nw==', 'true', { transforms: ['base64'] }],
  ['contains', 'ab', 'a\0b\0', 'true', { transforms: ['utf16le'] }],
  ['wildcard', 'a*b', 'YSpi', 'unknown', { transforms: ['base64'] }],
  ['wildcard', 'ab', 'YWI=', 'true', { transforms: ['base64'] }],
  ['regex_match', 'a', 'a', 'unknown', { transforms: ['base64'] }],
];

const TIMES: readonly Case[] = [
  ['eq', 7, '2024-05-06 07:08:09.123', 'true', { timePart: 'hour' }],
  ['eq', '7', '2024-05-06T07:08:09Z', 'true', { timePart: 'hour' }],
  ['eq', '07', '2024-05-06T07:08:09Z', 'true', { timePart: 'hour' }],
  ['gte', 20, '2024-05-06T23:08:09+02:00', 'true', { timePart: 'hour' }],
  ['lt', 20, '2024-05-06T23:08:09+02:00', 'false', { timePart: 'hour' }],
  ['eq', 19, '2024-05-06', 'true', { timePart: 'week' }],
  ['eq', 0, 'yesterday', 'false', { timePart: 'minute' }],
];

const SUITES: Readonly<Record<string, readonly Case[]>> = {
  texts: TEXTS,
  wildcards: WILDCARDS,
  numbers: NUMBERS,
  booleans: BOOLEANS,
  regexes: REGEXES,
  networks: NETWORKS,
  lists: LISTS,
  presence: PRESENCE,
  placeholders: PLACEHOLDERS,
  transforms: TRANSFORMED,
  'time parts': TIMES,
};

describe.each(Object.entries(SUITES))('%s', (_, cases) => {
  it.each(rows(cases))('$kind $values on $field is $expected', (row) => {
    const { kind, values, field, expected, more } = row;
    const predicate = test('f', kind, values, more);
    expect(evaluatePredicate(predicate, event({ f: field }))).toBe(expected);
  });
});

describe('a missing field', () => {
  const comparisons = rows([
    ['eq', 'a', null, 'unknown'],
    ['contains', '', null, 'unknown'],
    ['wildcard', '*', null, 'unknown'],
    ['regex_match', '.*', null, 'unknown'],
    ['cidr', '10.0.0.0/8', null, 'unknown'],
    ['lt', 1, null, 'unknown'],
    ['fieldref', 'other', null, 'unknown'],
    ['eq', PLACEHOLDER, null, 'unknown'],
    ['eq', 5, null, 'unknown', { timePart: 'hour' }],
  ]);

  it.each(comparisons)('makes $kind $values unknown, or false where asked for', (row) => {
    const { kind, values, more } = row;
    const predicate = test('f', kind, values, more);
    for (const fields of [{ other: 'x' }, { f: null, other: 'x' }]) {
      expect(evaluatePredicate(predicate, event(fields))).toBe('unknown');
      expect(evaluatePredicate(predicate, event(fields), { missing: 'false' })).toBe('false');
    }
  });

  it.each(['unknown', 'false'] as const)('is null, and does not exist (missing: %s)', (missing) => {
    expect(evaluatePredicate(test('f', 'is_null'), event({}), { missing })).toBe('true');
    expect(evaluatePredicate(test('f', 'exists'), event({}), { missing })).toBe('false');
  });

  it('leaves a placeholder unknown where the field is there', () => {
    const predicate = test('f', 'eq', PLACEHOLDER);
    expect(evaluatePredicate(predicate, event({ f: 'a' }), { missing: 'false' })).toBe('unknown');
  });
});
