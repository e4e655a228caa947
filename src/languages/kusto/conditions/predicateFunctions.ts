import { predicate } from '../../../model/Expression.js';
import type { Value } from '../../../model/Predicate.js';
import type { ChoiceScalar, Scalar } from '../scalars/Scalar.js';
import { compare, overChoice } from './compare.js';
import { baseOf, nullTest, type Site, unrepresentable } from './fieldPredicates.js';
import type { Operand } from './operandValues.js';
import { functionOperator, type Operator } from './operators.js';
import { ALWAYS, allOf, anyOf, type Condition, NEVER, negated } from './truth.js';

type Lower = (name: string, operands: readonly Operand[], site: Site) => Condition;

/** Built-in functions that are comparisons, or tests, of a field. */
const FUNCTIONS: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ...['isempty', 'isnull'].map((name): [string, Lower] => [name, lowerNullTest]),
  ...['isnotempty', 'isnotnull', 'notempty', 'notnull'].map((name): [string, Lower] => [
    name,
    (as, operands, site) => negated(lowerNullTest(as, operands, site)),
  ]),
  ...['has_ipv4', 'has_ipv4_prefix', 'has_any_ipv4', 'has_any_ipv4_prefix'].map(
    (name): [string, Lower] => [name, lowerContains],
  ),
  ...[
    'ipv4_is_in_range',
    'ipv4_is_in_any_range',
    'ipv4_is_match',
    'ipv6_is_in_range',
    'ipv6_is_in_any_range',
    'ipv6_is_match',
  ].map((name): [string, Lower] => [name, lowerNetwork]),
  ['set_has_element', lowerElement],
  ['bag_has_key', lowerKey],
]);

export function isPredicateFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

/** Lowers a call of such a function. */
export function lowerPredicateCall(
  name: string,
  operands: readonly Operand[],
  site: Site,
): Condition {
  const lower = FUNCTIONS.get(name);
  return lower === undefined || operands.length === 0
    ? unrepresentable(site)
    : lower(name, operands, site);
}

function lowerNullTest(name: string, [operand]: readonly Operand[], site: Site): Condition {
  return operand === undefined ? unrepresentable(site) : testForNull(name, operand.scalar, site);
}

function testForNull(name: string, scalar: Scalar, site: Site): Condition {
  switch (scalar.kind) {
    case 'field':
      return nullTest(scalar, name, site);
    case 'choice':
      return testChoiceForNull(name, scalar, site);
    case 'null':
      return ALWAYS;
    case 'constant':
      return scalar.value.text === '' ? ALWAYS : NEVER;
    default:
      return null;
  }
}

/** `coalesce` has no value where none of its options has one. */
function testChoiceForNull(name: string, choice: ChoiceScalar, site: Site): Condition {
  if (!choice.firstOf) return overChoice(choice, (value) => testForNull(name, value, site));
  const values = [...choice.options.map(({ value }) => value), choice.otherwise];
  return allOf(values.map((value) => testForNull(name, value, site)));
}

/** An address, or the beginning of one, as a term of a text. */
function lowerContains(name: string, [left, ...right]: readonly Operand[], site: Site): Condition {
  if (left === undefined || right.length === 0) return unrepresentable(site);
  const operator: Operator = { ...functionOperator(name, 'contains', false), list: 'any' };
  return compare(left, operator, right, site);
}

/**
 * An address in a network. The two may stand either way round, and a length of the prefix may come
 * third; without any such length only that very address is meant.
 */
function lowerNetwork(name: string, operands: readonly Operand[], site: Site): Condition {
  const [first, ...others] = operands;
  const [second, third] = others;
  if (first === undefined || second === undefined) return unrepresentable(site);
  const isMatch = name.endsWith('_match');
  const prefix = isMatch && third?.scalar.kind === 'constant' ? third.scalar.value.text : '';
  const compared = isMatch ? [second] : others;
  if (isConstant(first) && compared.length === 1 && !isConstant(second)) {
    return compareNetworks(name, second, [first], prefix, site);
  }
  return compareNetworks(name, first, compared, prefix, site);
}

function isConstant({ scalar: { kind } }: Operand): boolean {
  return kind === 'constant' || kind === 'list';
}

function compareNetworks(
  name: string,
  left: Operand,
  right: readonly Operand[],
  prefix: string,
  site: Site,
): Condition {
  const conditions = right.flatMap((operand) => {
    const { scalar, node } = operand;
    const kind = (network: boolean) => functionOperator(name, network ? 'cidr' : 'eq', false);
    if (scalar.kind !== 'constant' && scalar.kind !== 'list') {
      return [compare(left, kind(scalar.kind !== 'field'), [operand], site)];
    }
    const values = (scalar.kind === 'list' ? scalar.values : [scalar.value]).map((value) =>
      withPrefix(value, prefix),
    );
    return [true, false].flatMap((network) => {
      const ofKind = values.filter(({ text }) => text.includes('/') === network);
      if (ofKind.length === 0) return [];
      const list: Operand = { scalar: { kind: 'list', values: ofKind }, node };
      return [compare(left, kind(network), [list], site)];
    });
  });
  return anyOf(conditions);
}

function withPrefix(value: Value, prefix: string): Value {
  return prefix === '' || value.text.includes('/')
    ? value
    : { ...value, text: `${value.text}/${prefix}` };
}

/** `set_has_element(set, value)`: the set may be a field, or a list to which a field belongs. */
function lowerElement(name: string, [set, value]: readonly Operand[], site: Site): Condition {
  if (set === undefined || value === undefined) return unrepresentable(site);
  const operator: Operator = { ...functionOperator(name, 'eq', true), list: 'any' };
  return isConstant(set)
    ? compare(value, operator, [set], site)
    : compare(set, operator, [value], site);
}

/** `bag_has_key(bag, key)`: the member of that name exists. */
function lowerKey(name: string, [bag, key]: readonly Operand[], site: Site): Condition {
  if (bag === undefined || key === undefined) return unrepresentable(site);
  if (bag.scalar.kind === 'aggregate') return null;
  if (bag.scalar.kind !== 'field' || key.scalar.kind !== 'constant') return unrepresentable(site);
  const member = key.scalar.value.text.replace(/^\$\.?/, '');
  const field = { ...bag.scalar, name: `${bag.scalar.name}.${member}` };
  return predicate({ ...baseOf(field, name, false, site), kind: 'exists', values: [] });
}
